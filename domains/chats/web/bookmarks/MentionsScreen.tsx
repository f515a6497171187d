import { AtSign } from 'lucide-react'
import { Empty, Skeleton, Tag } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import type { listMentions } from '../../contract.ts'
import { MessageLine } from '../deeds/MessageLine.tsx'
import { useTitles } from '../names.ts'
import { useChats } from '../use-chats.ts'
import { LinesList, LinesScreen, type PageProps } from './LinesScreen.tsx'

/** «Упоминания»: where somebody has named me, over all chats, the latest first. */
export const MentionsScreen = () => <LinesScreen of="mentions" Lines={Mentions} />

function Mentions({ before, onMore }: PageProps) {
  const d = useWords('deeds')
  const go = useGo()
  const title = useTitles()
  const chats = new Map((useChats() ?? []).map(({ chat }) => [chat.id, chat]))
  const { data } = useAsk<typeof listMentions>('chats.listMentions', before ? { before } : {}, { staleTime: 0 })
  if (!data) return <Skeleton rows lines={5} />
  if (data.mentions.length === 0 && !before)
    return <Empty icon={AtSign} title={d('mentions.empty')} text={d('mentions.emptyText')} />
  return (
    <LinesList
      lines={data.mentions}
      keyOf={({ message }) => message.id}
      draw={({ unread, message }) => {
        const chat = chats.get(message.chatId)
        return (
          <MessageLine
            message={message}
            of={chat && title(chat)}
            onOpen={() => go(`/chats/${message.chatId}?at=${message.msgNo}`)}
          >
            {unread && <Tag kind="wait">{d('mentions.unread')}</Tag>}
          </MessageLine>
        )
      }}
      onMore={data.more && onMore ? () => onMore(data.mentions.at(-1)!.message.sentAt) : undefined}
    />
  )
}
