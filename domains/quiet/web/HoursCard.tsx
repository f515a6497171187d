import { Moon } from 'lucide-react'
import type { OutputOf } from '#contract'
import type { getQuietHours } from '#contract/quiet'
import { Card, Empty } from '#ui'
import { useWords } from '#web/i18n'
import { Day, sayDay } from './Day.tsx'
import { useWallMinute } from './use-wall-minute.ts'

/** For those who live by the hours: what they are, and by which act. */
export function HoursCard({ known }: { known: OutputOf<typeof getQuietHours> }) {
  const t = useWords('quiet')
  const nowMinute = useWallMinute(known.timeZone)
  if (known.hours.mode === 'off') {
    return (
      <Card title={t('school.title')}>
        <Empty end icon={Moon} text={t('say.off')} />
      </Card>
    )
  }
  return (
    <Card title={t('school.title')}>
      <Day hours={known.hours} nowMinute={nowMinute} />
      <p>{sayDay(t, known.hours)}</p>
      <p className="small dim">
        {known.act
          ? t('act.by', { number: known.act.number, date: known.act.date.split('-').reverse().join('.') })
          : t('act.none')}{' '}
        {t('school.reading')}
      </p>
    </Card>
  )
}
