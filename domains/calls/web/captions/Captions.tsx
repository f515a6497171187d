import './captions.css'
import { SendHorizontal, X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { Caption } from '#contract/calls'
import { Button, Field, IconButton } from '#ui'
import { ApiError } from '#web/api'
import { useWords } from '#web/i18n'
import type { Known } from '../media/known.ts'
import type { CaptionsOn } from './use-captions.ts'

type Props = { known: Known; on: CaptionsOn; onSay: (text: string) => Promise<unknown> }

/** Below the pictures: what is being said, for whoever has asked for it, and the line of whoever writes it down. */
export function Captions({ known: { call }, on, onSay }: Props) {
  if (!on.shown && !on.writing) return null
  return (
    <div className="calls-captions">
      {(on.shown || on.writing) && <Lines lines={call.captions} there={on.there} />}
      {on.writing && <Writing onSay={onSay} onClose={() => on.write(false)} />}
    </div>
  )
}

function Lines({ lines, there }: { lines: Caption[]; there: boolean }) {
  const t = useWords('calls')
  return (
    <div className="calls-said" role="log" aria-label={t('captions.label')}>
      {lines.length === 0 && <p className="calls-said-none">{t(there ? 'captions.soon' : 'captions.none')}</p>}
      {lines.map(({ id, by, text }) => (
        <p key={id} title={t('captions.by', { name: by })}>
          {text}
        </p>
      ))}
    </div>
  )
}

const LONGEST = 200

function Writing({ onSay, onClose }: { onSay: Props['onSay']; onClose: () => void }) {
  const t = useWords('calls')
  const [text, setText] = useState('')
  const [trouble, setTrouble] = useState<string>()
  async function say(event: FormEvent) {
    event.preventDefault()
    const said = text.trim()
    if (!said) return
    setText('')
    setTrouble(undefined)
    try {
      await onSay(said)
    } catch (error) {
      // What was written must not be lost; what has been begun since goes on after it.
      setText((later) => [said, later].filter(Boolean).join(' '))
      setTrouble(error instanceof ApiError ? error.reason : String(error))
    }
  }
  return (
    <form className="calls-writing" onSubmit={say}>
      <Field
        label={t('captions.write')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={trouble}
        maxLength={LONGEST}
        autoComplete="off"
        autoFocus
      />
      <Button
        type="submit"
        kind="pri"
        icon={SendHorizontal}
        aria-label={t('captions.say')}
        title={t('captions.say')}
        disabled={!text.trim()}
      />
      <IconButton icon={X} label={t('captions.stop')} onClick={onClose} />
    </form>
  )
}
