import { useState } from 'react'
import type { giveUpTime, Time } from '#contract/appointments'
import { Button, Card, Confirm, Tag, toast } from '#ui'
import { useRun } from '#web/api'
import { useWords } from '#web/i18n'
import { useSchoolClock } from '#web/school-clock'
import { REFRESH } from './use-times.ts'

type Props = { times: Time[]; organizationId: string }

export function MinePart({ times, organizationId }: Props) {
  const t = useWords('appointments')
  const clock = useSchoolClock(organizationId)
  const [leaving, setLeaving] = useState<Time>()
  const giving = useRun<typeof giveUpTime>('appointments.giveUpTime', {
    refresh: REFRESH,
    onDone: () => {
      toast(t('giveUp.done'))
      setLeaving(undefined)
    },
  })
  return (
    <Card title={t('mine')}>
      <ul className="appointments-rows appointments-mine">
        {times.map((time) => (
          <li key={time.id}>
            <div className="sp">
              <b>{time.teacher.name}</b>
              <p className="small dim">
                {[clock.dayTime(time.startsAt), time.place, time.taken && t('about', { name: time.taken.pupil.name })]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
              {time.note && <p className="small">{time.note}</p>}
              {time.taken?.wish && <p className="small appointments-wish">{time.taken.wish}</p>}
              {time.cancelled && (
                <p className="row wrap small">
                  <Tag kind="bad">{t('cancelled')}</Tag>
                  {time.cancelled.reason}
                </p>
              )}
            </div>
            {!time.cancelled && <Button onClick={() => setLeaving(time)}>{t('giveUp.do')}</Button>}
          </li>
        ))}
      </ul>
      {leaving && (
        <Confirm
          open
          onClose={() => setLeaving(undefined)}
          title={t('giveUp.title')}
          confirm={t('giveUp.do')}
          cancel={t('cancel')}
          busy={giving.isPending}
          onConfirm={() =>
            giving.mutate({ timeId: leaving.id }, { onError: ({ reason }) => toast(reason, { bad: true }) })
          }
        >
          <p>{t('giveUp.text', { name: leaving.teacher.name, when: clock.dayTime(leaving.startsAt) })}</p>
        </Confirm>
      )}
    </Card>
  )
}
