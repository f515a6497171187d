import { CalendarSearch } from 'lucide-react'
import { useState } from 'react'
import { Button, Field } from '#ui'
import { useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import type { Chat } from '../../contract.ts'
import { findDate } from './find-date.ts'

const todayHere = () => new Date().toLocaleDateString('sv')

export function GoToDate({ chat, onJump }: { chat: Chat; onJump: (msgNo: number) => void }) {
  const t = useWords('chats')
  const [day, setDay] = useState('')
  const [busy, setBusy] = useState(false)
  const go = async () => {
    if (!day) return
    setBusy(true)
    try {
      onJump(await findDate(chat.id, chat.lastMsgNo, new Date(`${day}T00:00:00`).getTime()))
    } catch (error) {
      sayRefusal(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form
      className="chats-date"
      onSubmit={(event) => {
        event.preventDefault()
        go()
      }}
    >
      <Field
        label={t('details.date')}
        type="date"
        max={todayHere()}
        value={day}
        onChange={(event) => setDay(event.target.value)}
      />
      <Button type="submit" kind="soft" icon={CalendarSearch} busy={busy} disabled={!day}>
        {t('details.go')}
      </Button>
    </form>
  )
}
