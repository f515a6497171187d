import { getLanguage, useWords } from '#web/i18n'

type Props = { year: number; month: number; moved: ReadonlySet<string>; onToggle: (day: string) => void }

const two = (number: number) => String(number).padStart(2, '0')
const at = (year: number, month: number, day: number) => new Date(Date.UTC(year, month, day))
const said = (date: Date, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(getLanguage() === 'en' ? 'en-GB' : 'ru', { ...options, timeZone: 'UTC' }).format(date)

/** A month from Monday on; `moved` are the days that are not what their weekday says. */
export function MonthGrid({ year, month, moved, onToggle }: Props) {
  const t = useWords('consents')
  const length = at(year, month + 1, 0).getUTCDate()
  const before = (at(year, month, 1).getUTCDay() + 6) % 7
  const name = said(at(year, month, 1), { month: 'long' })
  return (
    <section className="consents-month" aria-label={name}>
      <h3>{name}</h3>
      <div>
        {Array.from({ length }, (_, index) => {
          const date = at(year, month, index + 1)
          const day = `${two(month + 1)}-${two(index + 1)}`
          const weekend = date.getUTCDay() % 6 === 0
          const off = weekend !== moved.has(day)
          return (
            <button
              key={day}
              type="button"
              aria-pressed={off}
              aria-label={`${said(date, { day: 'numeric', month: 'long' })}, ${t(off ? 'year.off' : 'year.work')}`}
              style={index === 0 ? { gridColumnStart: before + 1 } : undefined}
              onClick={() => onToggle(day)}
            >
              {index + 1}
            </button>
          )
        })}
      </div>
    </section>
  )
}
