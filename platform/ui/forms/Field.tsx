import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { IconButton } from '../actions/IconButton.tsx'
import { useUiWords } from '../base/words.ts'
import { FieldFrame, type FieldTexts } from './FieldFrame.tsx'
import { saidDate } from './said-date.ts'

export type FieldProps = FieldTexts & Omit<ComponentProps<'input'>, keyof FieldTexts>

/** A line to fill in. A password can be looked at before it is sent. */
export function Field({ label, hint, error, className, id, type = 'text', ...input }: FieldProps) {
  const [open, setOpen] = useState(false)
  const words = useUiWords()
  const secret = type === 'password'
  const said = saidDate(type, input.value, document.documentElement.lang, navigator.language)
  const told = said ? (
    <>
      {hint} <b>{said}</b>
    </>
  ) : (
    hint
  )
  return (
    <FieldFrame {...{ label, hint: told, error, className, id }} required={input.required}>
      {(wiring) => (
        <div className="field-box">
          <input {...input} {...wiring} type={secret && open ? 'text' : type} />
          {secret && (
            <span className="field-end">
              <IconButton
                icon={open ? EyeOff : Eye}
                label={open ? words.hide : words.show}
                aria-pressed={open}
                onClick={() => setOpen(!open)}
              />
            </span>
          )}
        </div>
      )}
    </FieldFrame>
  )
}
