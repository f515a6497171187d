import { Sun } from 'lucide-react'
import { Fragment, Suspense } from 'react'
import { DayPage, Icon } from '#ui'
import { formatDateInWords, formatWeekday, useWords } from '#web/i18n'
import { useHat } from '#web/session'
import { useDay } from './day.ts'

/** The page of today, by the school's own clock. Nothing stands on it that does not exist yet. */
export function Today() {
  const t = useWords('chats')
  const timeZone = useHat()?.organization.timeZone
  const when = timeZone ? { timeZone } : {}
  const now = Date.now()
  const entries = useDay()
  return (
    <DayPage title={formatDateInWords(now, when)} text={formatWeekday(now, when)}>
      <Suspense>
        {entries.map(({ key, slot }) => (
          <Fragment key={key}>{slot}</Fragment>
        ))}
      </Suspense>
      {entries.length === 0 && (
        <li className="chats-noday">
          <Icon of={Sun} />
          <p>{t('home.noLessons')}</p>
        </li>
      )}
    </DayPage>
  )
}
