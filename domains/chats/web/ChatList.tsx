import { MessagesSquare } from 'lucide-react'
import { Empty, Skeleton } from '#ui'
import { useWords } from '#web/i18n'
import type { OutboxItem } from '#web/outbox'
import { ChatRow } from './ChatRow.tsx'
import { useTitles } from './names.ts'
import type { Held } from './store/held.ts'
import { SEND } from './store/pending.ts'
import { useChats, useOutboxItems } from './use-chats.ts'

type Props = { current?: string; which?: (held: Held) => boolean }

/** All chats, the latest first. */
export function ChatList({ current, which = all }: Props) {
  const t = useWords('chats')
  const title = useTitles()
  const chats = useChats()
  const items = useOutboxItems()
  if (!chats) return <Skeleton rows lines={6} />
  const shown = chats.filter(which)
  if (shown.length === 0)
    return <Empty icon={MessagesSquare} title={t('list.empty.title')} text={t('list.empty.text')} />
  return (
    <nav className="talkrows" aria-label={t('list.label')}>
      {shown.map((held) => (
        <ChatRow
          key={held.chat.id}
          held={held}
          title={title(held.chat)}
          current={held.chat.id === current}
          pending={waitingIn(items, held.chat.id)}
        />
      ))}
    </nav>
  )
}

const all = () => true

const waitingIn = (items: readonly OutboxItem[], chatId: string): string | undefined =>
  items.findLast(({ lane, name, state }) => lane === chatId && name === SEND && state !== 'sent')?.input.text as
    | string
    | undefined
