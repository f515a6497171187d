import { Field, Pills } from '#ui'
import { formatPaperDate, useWords } from '#web/i18n'

export type Asked = { from?: string; to?: string }
const LENGTHS = ['7', '30', '90', '365'] as const
type Chosen = (typeof LENGTHS)[number] | 'own'

type Props = { asked: Asked; shown?: { from: string; to: string }; onAsk: (asked: Asked) => void }

const DAY = 86_400_000
const daysBefore = (to: string, days: number) => new Date(Date.parse(to) - (days - 1) * DAY).toISOString().slice(0, 10)
const lengthOf = ({ from, to }: { from: string; to: string }) => (Date.parse(to) - Date.parse(from)) / DAY + 1

/** A week, a month, a quarter, a year, or own days. Without a choice it is thirty days up to today. */
export function PeriodPicker({ asked, shown, onAsk }: Props) {
  const t = useWords('statistics')
  const known = shown && String(lengthOf(shown))
  const named = LENGTHS.find((length) => length === known)
  const own = asked.to !== undefined || (asked.from !== undefined && !named)
  const choose = (chosen: Chosen) => {
    if (!shown) return
    if (chosen === 'own') return onAsk({ from: shown.from, to: shown.to })
    onAsk(chosen === '30' ? {} : { from: daysBefore(own ? today() : shown.to, Number(chosen)) })
  }
  return (
    <div className="stat-period">
      <Pills<Chosen>
        className="stat-noprint"
        label={t('period.label')}
        value={own ? 'own' : (named ?? '30')}
        onChange={choose}
        options={[...LENGTHS, 'own' as const].map((value) => ({ value, label: t(`period.${value}`) }))}
      />
      {own && shown ? (
        <div className="stat-own stat-noprint">
          <Field
            label={t('period.from')}
            type="date"
            max={asked.to ?? shown.to}
            value={asked.from ?? shown.from}
            onChange={({ target }) => target.value && onAsk({ ...asked, from: target.value })}
          />
          <Field
            label={t('period.to')}
            type="date"
            min={asked.from ?? shown.from}
            value={asked.to ?? shown.to}
            onChange={({ target }) => target.value && onAsk({ ...asked, to: target.value })}
          />
        </div>
      ) : null}
      {shown && (
        <p className="small dim">
          {t('period.shown', {
            from: formatPaperDate(`${shown.from}T12:00:00`),
            to: formatPaperDate(`${shown.to}T12:00:00`),
          })}
        </p>
      )}
    </div>
  )
}

const today = () => new Date().toISOString().slice(0, 10)
