import type { ComponentProps } from 'react'
import { FieldFrame, type FieldTexts } from './FieldFrame.tsx'

export type TextAreaProps = FieldTexts & Omit<ComponentProps<'textarea'>, keyof FieldTexts>

/** Grows with its text. */
export const TextArea = ({ label, hint, error, className, id, ...area }: TextAreaProps) => (
  <FieldFrame {...{ label, hint, error, className, id }} required={area.required}>
    {(wiring) => (
      <div className="field-box">
        <textarea rows={3} {...area} {...wiring} />
      </div>
    )}
  </FieldFrame>
)
