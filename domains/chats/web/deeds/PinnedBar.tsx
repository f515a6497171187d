import './words.ts'
import './deeds.css'
import { List, Pin } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { Icon, IconButton } from '#ui'
import { refresh, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import type { Chat, listPinned, Message } from '../../contract.ts'
import type { Place } from '../feed/place.ts'
import { chatStore } from '../store/store.ts'
import { useWordsOf } from './MessageLine.tsx'
import { pinAt } from './pin-at.ts'

type Props = { chat: Chat; place: Place; onJump: (msgNo: number) => void; onAll: () => void }

/** Under the header: the pin next above what one reads; each press goes to it, and on to the one before. */
export default function PinnedBar({ chat, place, onJump, onAll }: Props) {
  const { data } = useAsk<typeof listPinned>('chats.listPinned', { chatId: chat.id }, { staleTime: 300_000 })
  useEffect(
    () =>
      chatStore.onNews((held, events) => {
        const moved = events.some(({ type }) => type === 'chats.pinsChanged' || type === 'chats.messageChanged')
        if (held.chat.id === chat.id && moved) refresh('chats.listPinned')
      }),
    [chat.id],
  )
  const pins = data?.messages.toSorted((a, b) => a.msgNo - b.msgNo)
  return pins?.length ? <Bar pins={pins} place={place} onJump={onJump} onAll={onAll} /> : null
}

function Bar({ pins, place, onJump, onAll }: Omit<Props, 'chat'> & { pins: Message[] }) {
  const d = useWords('deeds')
  const [pressed, setPressed] = useState<string>()
  const at = useSyncExternalStore(place.watch, () => pinAt(pins, place.get(), pressed))
  const pin = pins[at]!
  const words = useWordsOf(pin)
  return (
    <div className="deeds-pinned">
      <button
        type="button"
        onClick={() => {
          setPressed(pin.id)
          onJump(pin.msgNo)
        }}
      >
        <Icon of={Pin} />
        <span>
          <b>{pins.length > 1 ? d('pinned.of', { n: at + 1, count: pins.length }) : d('pinned.one')}</b>
          <span>{words}</span>
        </span>
      </button>
      <IconButton icon={List} label={d('pinned.all')} onClick={onAll} />
    </div>
  )
}
