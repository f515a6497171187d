import './words.ts'
import './invitations.css'
import { useEffect, useRef, useState } from 'react'
import type { OutputOf } from '#contract'
import type { openSheet } from '#contract/invitations'
import { ApiError, run } from '#web/api'
import { SheetAccount } from './SheetAccount.tsx'
import { SheetCode } from './SheetCode.tsx'
import { SheetDisputed } from './SheetDisputed.tsx'
import { SheetPerson } from './SheetPerson.tsx'
import { codeInAddress, hideCode } from './sheet-address.ts'

export type OpenedSheet = OutputOf<typeof openSheet>

/** From paper into the class chat: the code, «Это я», login and password. From the square the first step does itself. */
export function SheetScreen() {
  const [code, setCode] = useState('')
  const [sheet, setSheet] = useState<OpenedSheet>()
  const [step, setStep] = useState<'person' | 'account' | 'disputed'>('person')
  const [refusal, setRefusal] = useState<ApiError>()
  const [busy, setBusy] = useState(false)

  async function open(whole: string): Promise<void> {
    setCode(whole)
    setRefusal(undefined)
    setBusy(true)
    try {
      setSheet(await run<typeof openSheet>('invitations.openSheet', { code: whole }))
      setStep('person')
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      setRefusal(error)
    } finally {
      setBusy(false)
    }
  }

  const latest = useRef(open)
  latest.current = open
  useEffect(() => {
    const read = () => {
      const scanned = codeInAddress(location.hash)
      if (!scanned) return
      hideCode()
      setSheet(undefined)
      latest.current(scanned)
    }
    read()
    addEventListener('hashchange', read)
    return () => removeEventListener('hashchange', read)
  }, [])

  const change = (typed: string) => {
    setCode(typed)
    setRefusal(undefined)
  }
  if (step === 'disputed') return <SheetDisputed />
  if (!sheet) return <SheetCode {...{ code, busy, refusal }} onChange={change} onOpen={open} />
  if (step === 'account') return <SheetAccount {...{ code, sheet }} onBack={() => setStep('person')} />
  return (
    <SheetPerson
      {...{ code, sheet }}
      onMe={() => setStep('account')}
      onDisputed={() => setStep('disputed')}
      onBack={() => setSheet(undefined)}
    />
  )
}
