import { CalendarClock } from 'lucide-react'
import { useState } from 'react'
import type { OutputOf } from '#contract'
import type { listTimes, Time } from '#contract/appointments'
import { Button, Card, Empty, Pills } from '#ui'
import { formatDay, useWords } from '#web/i18n'
import { useSchoolClock } from '#web/school-clock'
import { TakeDialog } from './TakeDialog.tsx'

type Listed = OutputOf<typeof listTimes>
type Props = { open: Listed['open']; pupils: Listed['pupils']; organizationId: string }

/** For a family: whose time is free, teacher by teacher, day by day. */
export function OpenPart({ open, pupils, organizationId }: Props) {
  const t = useWords('appointments')
  const clock = useSchoolClock(organizationId)
  const [chosen, setChosen] = useState(pupils[0]!.id)
  const [taking, setTaking] = useState<Time>()
  const pupil = pupils.find(({ id }) => id === chosen) ?? pupils[0]!
  const times = open.filter(({ pupilIds }) => pupilIds.includes(pupil.id)).map(({ time }) => time)
  const teachers = [...Map.groupBy(times, ({ teacher }) => teacher.id).values()]
  const dayOf = ({ startsAt }: Time) => formatDay(startsAt, { timeZone: clock.zone })
  return (
    <section className="stack" aria-label={t('open.title')}>
      <h2>{t('open.title')}</h2>
      {pupils.length > 1 && (
        <Pills
          label={t('open.whom')}
          value={pupil.id}
          onChange={setChosen}
          options={pupils.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {teachers.length === 0 && <Empty icon={CalendarClock} title={t('open.none')} text={t('open.noneText')} />}
      {teachers.map((list) => {
        const { teacher } = list[0]!
        return (
          <Card key={teacher.id} title={teacher.name}>
            <div className="stack">
              {teacher.about && <p className="dim">{teacher.about}</p>}
              {[...Map.groupBy(list, (time) => `${dayOf(time)} · ${time.place}`)].map(([day, group]) => (
                <div key={day} className="stack stack-s">
                  <h3>{day}</h3>
                  {group[0]!.note && <p className="small">{group[0]!.note}</p>}
                  <div className="row wrap">
                    {group.map((time) => (
                      <Button
                        key={time.id}
                        kind="line"
                        aria-label={t('open.time', { name: teacher.name, when: clock.dayTime(time.startsAt) })}
                        onClick={() => setTaking(time)}
                      >
                        {clock.time(time.startsAt)}
                      </Button>
                    ))}
                  </div>
                </div>
              ))}
            </div>
          </Card>
        )
      })}
      {taking && (
        <TakeDialog
          time={taking}
          pupil={pupil}
          when={clock.dayTime(taking.startsAt)}
          onClose={() => setTaking(undefined)}
        />
      )}
    </section>
  )
}
