import type { ReactNode } from 'react'
import { Field } from './Field.tsx'

export interface DayTimeProps {
  value: { day: string; time: string }
  onChange: (part: { day: string } | { time: string }) => void
  labels: { day: string; time: string }
  errors?: { day?: string | undefined; time?: string | undefined }
  /** What else says when, beside them. */
  children?: ReactNode
}

/** When something is: a day and an hour, side by side where there is room. */
export const DayTime = ({ value, onChange, labels, errors, children }: DayTimeProps) => (
  <div className="fields-beside">
    <Field
      type="date"
      label={labels.day}
      value={value.day}
      error={errors?.day}
      onChange={(event) => onChange({ day: event.target.value })}
    />
    <Field
      type="time"
      label={labels.time}
      value={value.time}
      error={errors?.time}
      onChange={(event) => onChange({ time: event.target.value })}
    />
    {children}
  </div>
)
