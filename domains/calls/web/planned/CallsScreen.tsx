import '../calls.css'
import '../words.ts'
import { CalendarClock, MonitorCheck } from 'lucide-react'
import { Suspense } from 'react'
import { Button, DayPage, DaySlot, Empty, Page, Skeleton, Tag, TopBar } from '#ui'
import { formatDateInWords, formatTime, formatWeekday, useWords } from '#web/i18n'
import { useMe } from '#web/session'
import { FeedCard } from './FeedCard.tsx'
import { type PlannedItem, usePlanned } from './use-planned.ts'

/** «Звонки»: what I am invited to, day by day, and the ways to have it in my own calendar. */
export function CallsScreen() {
  const t = useWords('calls')
  useMe()
  const items = usePlanned(60)
  return (
    <Page>
      <TopBar title={t('list.title')} back="/today" />
      <div className="calls-list">
        <div className="stack stack-l">
          {!items && <Skeleton lines={6} />}
          {items?.length === 0 && <Empty icon={CalendarClock} title={t('list.none')} text={t('list.noneHint')} />}
          {[...Map.groupBy(items ?? [], dayOf)].map(([day, those]) => (
            <DayPage
              key={day}
              title={formatDateInWords(those[0]!.at.startsAt, { timeZone: those[0]!.planned.timeZone })}
              text={formatWeekday(those[0]!.at.startsAt, { timeZone: those[0]!.planned.timeZone })}
            >
              {those.map((one) => (
                <PlannedSlot key={`${one.planned.id} ${one.at.day}`} {...one} />
              ))}
            </DayPage>
          ))}
        </div>
        <div className="stack stack-l">
          <section className="card stack">
            <h2>{t('check.title')}</h2>
            <p>{t('check.offer')}</p>
            <Button kind="line" icon={MonitorCheck} href="/calls/check">
              {t('check.go')}
            </Button>
          </section>
          <Suspense>
            <FeedCard />
          </Suspense>
        </div>
      </div>
    </Page>
  )
}

const dayOf = ({ at }: PlannedItem): string => at.day

/** One of a day: where it leads, and whether it is held. */
export function PlannedSlot({ planned, at }: PlannedItem) {
  const t = useWords('calls')
  const now = Date.now()
  const goesOn = Date.parse(at.startsAt) <= now && now < Date.parse(at.endsAt)
  const past = Date.parse(at.endsAt) <= now
  return (
    <DaySlot
      time={formatTime(at.startsAt, { timeZone: planned.timeZone })}
      dateTime={at.startsAt}
      {...(past || at.calledOff ? { state: 'past' as const } : goesOn ? { state: 'now' as const } : {})}
      title={<a href={`/calls/planned/${planned.id}`}>{planned.title}</a>}
    >
      <p className="small dim">
        {t(`plannedKind.${planned.kind}`)}
        {` · ${t('planned.till', { time: formatTime(at.endsAt, { timeZone: planned.timeZone }) })}`}
      </p>
      {at.calledOff && <Tag kind="bad">{t('planned.off')}</Tag>}
      {planned.callId && (goesOn || planned.next?.day === at.day) && (
        <Button kind="pri" href={`/calls/${planned.callId}`}>
          {t('join')}
        </Button>
      )}
    </DaySlot>
  )
}
