import './field.css'
import { Check } from 'lucide-react'
import { type ComponentProps, type ReactNode, useId } from 'react'
import { Icon } from '../base/Icon.tsx'
import { FieldError } from './FieldFrame.tsx'

export type CheckboxProps = Omit<ComponentProps<'input'>, 'type' | 'onChange' | 'children'> & {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  /** Neither: some of those beneath are chosen. */
  partly?: boolean
  onChange?: (checked: boolean) => void
}

export function Checkbox({ label, hint, error, partly, onChange, ...input }: CheckboxProps) {
  const id = useId()
  return (
    <label className="check">
      <input
        {...input}
        type="checkbox"
        ref={(box) => {
          if (box) box.indeterminate = Boolean(partly)
        }}
        aria-labelledby={`${id}-label`}
        aria-describedby={`${id}-hint ${id}-error`}
        aria-invalid={error ? true : undefined}
        onChange={(event) => onChange?.(event.target.checked)}
      />
      <span className="check-box">
        <Icon of={Check} />
      </span>
      <span id={`${id}-label`}>{label}</span>
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </label>
  )
}
