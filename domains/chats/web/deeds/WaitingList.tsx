import './words.ts'
import './deeds.css'
import { CalendarClock, Pencil, X } from 'lucide-react'
import { useState } from 'react'
import { Empty, IconButton, Skeleton, toast } from '#ui'
import { useAsk, useRun } from '#web/api'
import { type Say, useWords } from '#web/i18n'
import { sayRefusal } from '#web/say-refusal'
import { type SchoolClock, useSchoolClock } from '#web/school-clock'
import type { cancelHeld, listHeld, Message } from '../../contract.ts'
import { useTitles } from '../names.ts'
import { useHeld } from '../use-chats.ts'
import { ChangeHeld } from './ChangeHeld.tsx'
import { MessageLine } from './MessageLine.tsx'

type Props = { chatId?: string; first?: string | undefined }

/** Of one chat, or of all: when each goes, and what may still be done about it. */
export function WaitingList({ chatId, first }: Props) {
  const d = useWords('deeds')
  const { data } = useAsk<typeof listHeld>('chats.listHeld', chatId ? { chatId } : {}, { staleTime: 0 })
  const [changing, setChanging] = useState(first)
  if (!data) return <Skeleton rows lines={4} />
  if (data.messages.length === 0) {
    return <Empty icon={CalendarClock} title={d('waiting.empty')} text={d('waiting.emptyText')} />
  }
  return (
    <ul className="deeds-lines">
      {data.messages.map((message) => (
        <li key={message.id}>
          <Waiting
            message={message}
            named={!chatId}
            changing={message.id === changing}
            onChange={(on) => setChanging(on ? message.id : undefined)}
          />
        </li>
      ))}
    </ul>
  )
}

type RowProps = { message: Message; named: boolean; changing: boolean; onChange: (on: boolean) => void }

function Waiting({ message, named, changing, onChange }: RowProps) {
  const d = useWords('deeds')
  const title = useTitles()
  const held = useHeld(message.chatId)
  const clock = useSchoolClock(held?.chat.organizationId ?? '')
  const cancel = useRun<typeof cancelHeld>('chats.cancelHeld', {
    onError: sayRefusal,
    refresh: ['chats.listHeld'],
    onDone: () => toast(d('waiting.cancelledPlain')),
  })
  const fixed = message.heldFor === 'review'
  return (
    <>
      <MessageLine
        message={message}
        of={named && held ? title(held.chat) : undefined}
        when={sayWhen(message, clock, d)}
      >
        {!fixed && !changing && <IconButton icon={Pencil} label={d('waiting.edit')} onClick={() => onChange(true)} />}
        <IconButton
          icon={X}
          label={d('waiting.cancel')}
          busy={cancel.isPending}
          onClick={() => cancel.mutate({ chatId: message.chatId, messageId: message.id })}
        />
      </MessageLine>
      {changing && !fixed && <ChangeHeld message={message} clock={clock} onDone={() => onChange(false)} />}
    </>
  )
}

/** «Уйдёт: Завтра, 08:00», and by whose clock, where that may be mistaken. */
export function sayWhen({ heldFor, heldUntil }: Message, clock: SchoolClock, d: Say): string {
  if (heldFor === 'review') return d('waiting.review')
  if (!heldUntil) return ''
  return d(clock.elsewhere ? 'later.goesZone' : 'later.goes', { when: clock.dayTime(heldUntil) })
}
