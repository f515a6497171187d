import { useState } from 'react'
import { Field, Pills } from '#ui'
import { formatPaperDate, useWords } from '#web/i18n'

export type Asked = { from?: string; to?: string }
const LENGTHS = ['7', '30', '90', '365'] as const
type Chosen = (typeof LENGTHS)[number] | 'own'

type Props = {
  asked: Asked
  /** Of the school's clock. */
  today: string
  shown?: { from: string; to: string }
  onAsk: (asked: Asked) => void
}

const DAY = 86_400_000
const daysBefore = (to: string, days: number) => new Date(Date.parse(to) - (days - 1) * DAY).toISOString().slice(0, 10)

/** A week, a month, a quarter, a year up to today, or own days. What is pressed stands at once; figures follow. */
export function PeriodPicker({ asked, today, shown, onAsk }: Props) {
  const t = useWords('statistics')
  const [chosen, setChosen] = useState<Chosen>('30')
  const own = chosen === 'own'
  const choose = (next: Chosen) => {
    setChosen(next)
    if (next !== 'own') onAsk(next === '30' ? {} : { from: daysBefore(today, Number(next)) })
    else if (shown) onAsk({ from: shown.from, to: shown.to })
  }
  return (
    <div className="stat-period">
      <Pills<Chosen>
        className="stat-noprint"
        label={t('period.label')}
        value={chosen}
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
