import { Checkbox } from '#ui'
import { useWords } from '#web/i18n'

type Props = { legend: string; days: readonly number[]; onChange: (days: number[]) => void }

/** Days of the week to tick, Monday first. */
export function Weekdays({ legend, days, onChange }: Props) {
  const t = useWords('quiet')
  return (
    <fieldset className="quiet-days">
      <legend>{legend}</legend>
      <div>
        {[1, 2, 3, 4, 5, 6, 7].map((day) => (
          <Checkbox
            key={day}
            label={t(`day.${day}`)}
            checked={days.includes(day)}
            onChange={(on) => onChange(on ? [...days, day].sort() : days.filter((one) => one !== day))}
          />
        ))}
      </div>
    </fieldset>
  )
}
