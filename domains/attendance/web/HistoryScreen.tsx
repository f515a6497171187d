import './attendance.css'
import './words.ts'
import { CalendarCheck } from 'lucide-react'
import { useState } from 'react'
import type { getHistory } from '#contract/attendance'
import { Empty, Note, Page, Pills, Skeleton, SumTile, Tag, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useParam } from '#web/router'
import { useMe } from '#web/session'
import { dayWords } from './day-words.ts'

const SPANS = { month: 30, quarter: 90, year: 300 } as const
type Span = keyof typeof SPANS
const KINDS = { present: 'ok', ill: 'wait', absent: 'bad' } as const

/** The lessons of one pupil, newest first: for the family, the class teacher and the administration. */
export function HistoryScreen() {
  const t = useWords('attendance')
  useMe()
  const pupilId = useParam('pupilId')
  const [span, setSpan] = useState<Span>('month')
  const [to] = useState(() => new Date(Date.now() + 86_400_000).toISOString().slice(0, 10))
  const from = new Date(Date.parse(to) - SPANS[span] * 86_400_000).toISOString().slice(0, 10)
  const { data, error } = useAsk<typeof getHistory>('attendance.getHistory', { pupilId, from, to })
  const days = data ? [...Map.groupBy(data.lessons, ({ day }) => day)] : []
  return (
    <Page>
      <title>{t('history.title')}</title>
      <TopBar title={t('history.title')} text={data?.pupil.name} back="/timetable" />
      {error && <Note kind="bad">{error.reason}</Note>}
      {!data && !error && <Skeleton rows lines={5} />}
      {data && (
        <div className="stack attendance-narrow">
          <Pills
            label={t('history.span')}
            value={span}
            onChange={setSpan}
            options={(Object.keys(SPANS) as Span[]).map((value) => ({ value, label: t(`history.${value}`) }))}
          />
          <div className="sums">
            <SumTile value={data.present} label={t('history.present')} />
            <SumTile value={data.ill} label={t('history.ill')} />
            <SumTile value={data.absent} label={t('history.absent')} />
          </div>
          {days.length === 0 && (
            <Empty icon={CalendarCheck} title={t('history.empty.title')} text={t('history.empty.text')} />
          )}
          {days.map(([day, lessons]) => (
            <section key={day}>
              <h2 className="attendance-day">{dayWords(day)}</h2>
              <ul className="attendance-away">
                {lessons.map(({ no, subject, mark, minutes }) => (
                  <li key={no}>
                    <span>{t('history.lesson', { no, subject })}</span>
                    <span className="row">
                      {minutes !== null && (
                        <span className="small dim">{t('history.minutes', { count: minutes })}</span>
                      )}
                      <Tag kind={KINDS[mark]}>{t(`mark.${mark}`)}</Tag>
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
    </Page>
  )
}
