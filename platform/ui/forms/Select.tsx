import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Icon } from '../base/Icon.tsx'
import { FieldFrame, type FieldTexts } from './FieldFrame.tsx'

export type SelectProps = FieldTexts &
  Omit<ComponentProps<'select'>, keyof FieldTexts | 'onChange' | 'value' | 'children'> & {
    options: readonly { value: string; label: string; disabled?: boolean }[]
    value: string
    onChange: (value: string) => void
  }

/** The system's own list: the one every phone and screen reader knows. */
export const Select = ({ label, hint, error, className, id, options, onChange, ...select }: SelectProps) => (
  <FieldFrame {...{ label, hint, error, className, id }} required={select.required}>
    {(wiring) => (
      <div className="field-box">
        <select {...select} {...wiring} onChange={(event) => onChange(event.target.value)}>
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
        <Icon of={ChevronDown} />
      </div>
    )}
  </FieldFrame>
)
