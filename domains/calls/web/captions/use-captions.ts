import { useEffect, useState } from 'react'
import { toast } from '#ui'
import { useWords } from '#web/i18n'
import type { Known } from '../media/known.ts'

const KEPT = 'zvonok.captions'

function kept(): boolean {
  try {
    return localStorage.getItem(KEPT) === 'on'
  } catch {
    return false // storage is closed to us: off until asked for
  }
}

function keep(on: boolean): void {
  try {
    localStorage.setItem(KEPT, on ? 'on' : 'off')
  } catch {
    // chosen for this time only
  }
}

export type CaptionsOn = {
  shown: boolean
  writing: boolean
  /** Somebody writes them just now, or could be read a moment ago. */
  there: boolean
  mayWrite: boolean
  show(on: boolean): void
  write(on: boolean): void
}

/** Whether I read captions, which is remembered on this device, and whether I write them. */
export function useCaptions({ call, me, can }: Known): CaptionsOn {
  const t = useWords('calls')
  const [shown, setShown] = useState(kept)
  const [writing, setWriting] = useState(false)
  const asked = call.participants.some(({ person, captioner }) => captioner && person.id === me)
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when a host asks
  useEffect(() => {
    setWriting(asked)
    if (asked) toast(t('captions.asked'))
  }, [asked])
  return {
    shown,
    writing: writing && can.caption,
    there: call.captions.length > 0 || call.participants.some(({ captioner }) => captioner),
    mayWrite: can.caption,
    show(on) {
      keep(on)
      setShown(on)
    },
    write: setWriting,
  }
}
