import { X } from 'lucide-react'
import { useState } from 'react'
import type { Time } from '#contract/appointments'
import { Card, IconButton } from '#ui'
import { formatDay, useWords } from '#web/i18n'
import { useSchoolClock } from '#web/school-clock'
import { RemoveDialog } from './RemoveDialog.tsx'

type Props = { times: Time[]; organizationId: string }

/** For a teacher: day by day, who comes and what is still free. */
export function OfferedPart({ times, organizationId }: Props) {
  const t = useWords('appointments')
  const clock = useSchoolClock(organizationId)
  const [removing, setRemoving] = useState<Time>()
  const hereOn = ({ startsAt, place }: Time) => `${formatDay(startsAt, { timeZone: clock.zone })} · ${place}`
  const days = [...Map.groupBy(times, hereOn)]
  const taken = times.filter((time) => time.taken).length
  return (
    <Card title={t('offered.title')} aside={times.length > 0 && t('offered.taken', { taken, of: times.length })}>
      {times.length === 0 && <p className="dim">{t('offered.none')}</p>}
      <div className="stack">
        {days.map(([day, list]) => (
          <section key={day} aria-label={day}>
            <h3>{day}</h3>
            <ul className="appointments-rows">
              {list.map((time) => (
                <li key={time.id}>
                  <time dateTime={time.startsAt}>{clock.time(time.startsAt)}</time>
                  <Who time={time} />
                  <IconButton
                    icon={X}
                    label={t('offered.remove', { when: clock.dayTime(time.startsAt) })}
                    onClick={() => setRemoving(time)}
                  />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {removing && (
        <RemoveDialog time={removing} when={clock.dayTime(removing.startsAt)} onClose={() => setRemoving(undefined)} />
      )}
    </Card>
  )
}

function Who({ time: { taken } }: { time: Time }) {
  const t = useWords('appointments')
  if (!taken) return <span className="sp dim">{t('offered.free')}</span>
  return (
    <div className="sp">
      <b>{taken.by.name}</b>
      <p className="small dim">
        {t('about', { name: [taken.pupil.name, taken.pupil.className].filter(Boolean).join(', ') })}
      </p>
      {taken.wish && <p className="small appointments-wish">{taken.wish}</p>}
    </div>
  )
}
