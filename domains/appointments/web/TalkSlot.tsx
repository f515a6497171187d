import './words.ts'
import type { Time } from '#contract/appointments'
import { DaySlot, Tag } from '#ui'
import { formatTime, useWords } from '#web/i18n'
import { useHat } from '#web/session'

/** On the page of today: with whom, about whom, where. */
export function TalkSlot({ time }: { time: Time }) {
  const t = useWords('appointments')
  const hat = useHat()
  const timeZone = hat?.organization.timeZone
  const mine = time.teacher.id === hat?.personId
  const { teacher, taken, place, cancelled } = time
  const now = Date.now()
  const state = now > Date.parse(time.endsAt) ? 'past' : now >= Date.parse(time.startsAt) ? 'now' : undefined
  return (
    <DaySlot
      time={formatTime(time.startsAt, timeZone ? { timeZone } : {})}
      dateTime={time.startsAt}
      {...(state ? { state } : {})}
      title={<a href="/appointments">{`${t('title')}: ${mine ? (taken?.by.name ?? '') : teacher.name}`}</a>}
    >
      <p className="small dim">
        {[taken && t('about', { name: taken.pupil.name }), place].filter(Boolean).join(' · ')}{' '}
        {cancelled && <Tag kind="bad">{t('cancelled')}</Tag>}
      </p>
    </DaySlot>
  )
}
