import { Field } from './Field.tsx'

export interface ActNamed {
  number: string
  date: string
}

export interface ActFieldsProps {
  act: ActNamed
  onChange: (act: ActNamed) => void
  texts: { number: string; date: string; both: string; hint?: string }
}

/** An act has a number and a date, or is not there yet. */
export const isHalfAct = ({ number, date }: ActNamed): boolean => (number.trim() === '') !== (date === '')

/** The paper by which it is so: what is half named is asked for. */
export function ActFields({ act, onChange, texts }: ActFieldsProps) {
  const half = isHalfAct(act)
  return (
    <>
      <Field
        label={texts.number}
        hint={texts.hint}
        value={act.number}
        maxLength={40}
        autoComplete="off"
        error={half && !act.number.trim() ? texts.both : undefined}
        onChange={(event) => onChange({ ...act, number: event.target.value })}
      />
      <Field
        label={texts.date}
        type="date"
        value={act.date}
        error={half && !act.date ? texts.both : undefined}
        onChange={(event) => onChange({ ...act, date: event.target.value })}
      />
    </>
  )
}
