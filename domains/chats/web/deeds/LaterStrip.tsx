import './words.ts'
import './deeds.css'
import { CalendarClock } from 'lucide-react'
import { Button, Note } from '#ui'
import { useWords } from '#web/i18n'
import { useSchoolClock } from '#web/school-clock'
import type { Chat } from '../../contract.ts'

type Props = {
  chat: Chat
  at: string | undefined
  count: number
  onChange: () => void
  onNow: () => void
  onWaiting: (() => void) | undefined
}

/** Over the field: when this goes, and what waits already. */
export default function LaterStrip({ chat, at, count, onChange, onNow, onWaiting }: Props) {
  const d = useWords('deeds')
  const clock = useSchoolClock(chat.organizationId)
  if (!at) {
    return (
      <div className="deeds-strip">
        <Button icon={CalendarClock} onClick={onWaiting}>
          {d('later.waiting', { count })}
        </Button>
      </div>
    )
  }
  return (
    <Note
      icon={CalendarClock}
      live
      actions={
        <>
          <Button onClick={onChange}>{d('later.change')}</Button>
          <Button onClick={onNow}>{d('later.now')}</Button>
        </>
      }
    >
      {d(clock.elsewhere ? 'later.goesZone' : 'later.goes', { when: clock.dayTime(at) })}
    </Note>
  )
}
