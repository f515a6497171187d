import './field.css'
import { clsx } from 'clsx'
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useId } from 'react'
import { Icon } from '../base/Icon.tsx'
import { useUiWords } from '../base/words.ts'

export type FieldTexts = {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and how to right it. */
  error?: ReactNode
  className?: string
}

/** What ties a control to its label, hint and error for a screen reader. */
export type Wiring = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

type Frame = FieldTexts & { required?: boolean; id?: string; children: (wiring: Wiring) => ReactNode }

export function FieldFrame({ label, hint, error, required, id: given, className, children }: Frame) {
  const own = useId()
  const id = given ?? own
  const words = useUiWords()
  const described = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ') || undefined
  return (
    <div className={clsx('field', className)}>
      <label className="field-label" htmlFor={id}>
        {label}
        {required && <small> {words.required}</small>}
      </label>
      {children({ id, 'aria-describedby': described, 'aria-invalid': error ? true : undefined })}
      {hint && (
        <p className="field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  )
}

export const FieldError = ({ id, children }: { id: string; children: ReactNode }) => (
  <div className="field-live" aria-live="polite" hidden={!children}>
    <p className="field-error" id={id}>
      <Icon of={CircleAlert} size="s" />
      <span>{children}</span>
    </p>
  </div>
)
