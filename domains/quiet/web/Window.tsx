import { readMinute, writeMinute } from '#rules/quiet'
import { Field } from '#ui'
import { useWords } from '#web/i18n'

type Props = {
  legend: string
  from: number
  to: number
  onChange: (from: number, to: number) => void
  error?: string | undefined
}

/** Two times of the day, one beside the other. */
export function Window({ legend, from, to, onChange, error }: Props) {
  const t = useWords('quiet')
  return (
    <fieldset className="quiet-window">
      <legend>{legend}</legend>
      <Field
        label={t('window.from')}
        type="time"
        value={writeMinute(from)}
        error={error}
        onChange={(event) => onChange(readMinute(event.target.value) ?? from, to)}
      />
      <Field
        label={t('window.to')}
        type="time"
        value={writeMinute(to)}
        onChange={(event) => onChange(from, readMinute(event.target.value) ?? to)}
      />
    </fieldset>
  )
}
