import { useDeferredValue } from 'react'
import type { findConflicts } from '#contract/calls'
import { Note } from '#ui'
import { useAsk } from '#web/api'
import { formatDay, useWords } from '#web/i18n'
import type { Fields } from './PlanDialog.tsx'
import { timesOf } from './when.ts'

type Props = { plan: Fields; chatIds: string[]; except: string | undefined; zone: string }

/** Whom the time that was chosen would part, said while it is chosen. */
export function Conflicts({ plan, chatIds, except, zone }: Props) {
  const t = useWords('calls')
  const { day, time, minutes, repeat, until } = useDeferredValue(plan)
  const asked = {
    chatIds,
    day,
    time,
    minutes: Number(minutes),
    repeat,
    ...(until && repeat !== 'once' ? { until } : {}),
    ...(except ? { except } : {}),
  }
  const { data } = useAsk<typeof findConflicts>('calls.findConflicts', asked, { enabled: Boolean(day && time) })
  if (!data?.conflicts.length) return null
  return (
    <Note kind="wait" live>
      <b>{t('planned.conflicts')}</b>
      <ul className="calls-conflicts">
        {data.conflicts.map(({ title, startsAt, endsAt, people }) => (
          <li key={`${title} ${startsAt}`}>
            {formatDay(startsAt, { timeZone: zone })}, {timesOf({ startsAt, endsAt }, zone)}: {title}
            {` · ${t('planned.shared', { count: people })}`}
          </li>
        ))}
      </ul>
    </Note>
  )
}
