import './talk.css'
import { SendHorizontal } from 'lucide-react'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { Button } from '../actions/Button.tsx'
import type { Glyph } from '../base/Icon.tsx'

export type ComposerProps = {
  /** Name of the form and of its field. */
  label: string
  fieldLabel: string
  placeholder?: string
  value: string
  onChange: (text: string) => void
  onSend: () => void
  sendLabel: string
  sendIcon?: Glyph
  /** On the button itself: «06:00». */
  sendText?: ReactNode
  /** Something besides text is ready to go. */
  sendable?: boolean
  disabled?: boolean
  /** IconButtons left of the field. */
  tools?: ReactNode
  /** Over the line: a quoted message, files, a Note, Pills. */
  above?: ReactNode
  fieldRef?: Ref<HTMLTextAreaElement>
}

// On a touch keyboard Enter starts a new line, as people expect there.
const entersSend = () => matchMedia('(hover: hover) and (pointer: fine)').matches

export function Composer({ label, fieldLabel, value, onChange, onSend, sendable, disabled, ...rest }: ComposerProps) {
  const ready = !disabled && (sendable || value.trim() !== '')
  const send = () => ready && onSend()
  const keyed = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    if (!event.ctrlKey && !event.metaKey && !entersSend()) return
    event.preventDefault()
    send()
  }
  return (
    <form
      className="composer"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      {rest.above && <div className="composer-above">{rest.above}</div>}
      <div className="composer-line">
        {rest.tools}
        <textarea
          ref={rest.fieldRef}
          rows={1}
          aria-label={fieldLabel}
          placeholder={rest.placeholder}
          value={value}
          disabled={disabled}
          onChange={(event) => onChange(event.target.value)}
          onKeyDown={keyed}
        />
        <Button
          kind="pri"
          type="submit"
          className="composer-send"
          icon={rest.sendIcon ?? SendHorizontal}
          aria-label={rest.sendLabel}
          disabled={!ready}
        >
          {rest.sendText}
        </Button>
      </div>
    </form>
  )
}
