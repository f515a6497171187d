import '../words.ts'
import '../chats.css'
import { AtSign } from 'lucide-react'
import { useState } from 'react'
import { Button, Empty, Page, Skeleton, Tag, TopBar } from '#ui'
import { useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { useMe } from '#web/session'
import type { listMentions } from '../../contract.ts'
import { MessageLine } from '../deeds/MessageLine.tsx'
import { useTitles } from '../names.ts'
import { useChats } from '../use-chats.ts'

/** «Упоминания»: where somebody has named me, over all chats, the latest first. */
export function MentionsScreen() {
  const d = useWords('deeds')
  useMe()
  const [pages, setPages] = useState<(string | undefined)[]>([undefined])
  return (
    <Page className="chats-narrow">
      <TopBar title={d('mentions.title')} text={d('mentions.text')} back="/more" />
      {pages.map((before, place) => (
        <Mentions
          key={before ?? ''}
          before={before}
          last={place === pages.length - 1}
          onMore={(at) => setPages([...pages, at])}
        />
      ))}
    </Page>
  )
}

type Props = { before: string | undefined; last: boolean; onMore: (before: string) => void }

function Mentions({ before, last, onMore }: Props) {
  const d = useWords('deeds')
  const go = useGo()
  const title = useTitles()
  const chats = new Map((useChats() ?? []).map(({ chat }) => [chat.id, chat]))
  const { data } = useAsk<typeof listMentions>('chats.listMentions', before ? { before } : {}, { staleTime: 0 })
  if (!data) return <Skeleton rows lines={5} />
  if (data.mentions.length === 0 && !before)
    return <Empty icon={AtSign} title={d('mentions.empty')} text={d('mentions.emptyText')} />
  return (
    <>
      <ul className="deeds-lines">
        {data.mentions.map(({ unread, message }) => {
          const chat = chats.get(message.chatId)
          return (
            <li key={message.id}>
              <MessageLine
                message={message}
                of={chat && title(chat)}
                onOpen={() => go(`/chats/${message.chatId}?at=${message.msgNo}`)}
              >
                {unread && <Tag kind="wait">{d('mentions.unread')}</Tag>}
              </MessageLine>
            </li>
          )
        })}
      </ul>
      {last && data.more && (
        <Button wide onClick={() => onMore(data.mentions.at(-1)!.message.sentAt)}>
          {d('bookmarks.more')}
        </Button>
      )}
    </>
  )
}
