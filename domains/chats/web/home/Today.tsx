import { Sun } from 'lucide-react'
import { DayPage, Icon } from '#ui'
import { formatDateInWords, formatWeekday, useWords } from '#web/i18n'
import { useHat } from '#web/session'

/** The page of today, by the school's own clock. Nothing stands on it that does not exist yet. */
export function Today() {
  const t = useWords('chats')
  const timeZone = useHat()?.organization.timeZone
  const when = timeZone ? { timeZone } : {}
  const now = Date.now()
  return (
    <DayPage title={formatDateInWords(now, when)} text={formatWeekday(now, when)}>
      <li className="chats-noday">
        <Icon of={Sun} />
        <p>{t('home.noLessons')}</p>
      </li>
    </DayPage>
  )
}
