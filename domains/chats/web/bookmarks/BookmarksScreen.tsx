import '../words.ts'
import '../chats.css'
import { BookmarkX, Bookmark as Sign } from 'lucide-react'
import { useState } from 'react'
import { Button, Empty, IconButton, Page, Skeleton, TopBar, toast } from '#ui'
import { refresh, run, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { sayRefusal } from '#web/say-refusal'
import { useMe } from '#web/session'
import type { bookmark, listBookmarks, Message } from '../../contract.ts'
import { MessageLine } from '../deeds/MessageLine.tsx'
import { useTitles } from '../names.ts'
import { useHeld } from '../use-chats.ts'

/** «Закладки»: what I have marked, over all chats, the latest first. */
export function BookmarksScreen() {
  const d = useWords('deeds')
  useMe()
  const [pages, setPages] = useState<(string | undefined)[]>([undefined])
  return (
    <Page className="chats-narrow">
      <TopBar title={d('bookmarks.title')} text={d('bookmarks.text')} back="/more" />
      {pages.map((before, place) => (
        <Marks
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

function Marks({ before, last, onMore }: Props) {
  const d = useWords('deeds')
  const { data } = useAsk<typeof listBookmarks>('chats.listBookmarks', before ? { before } : {}, { staleTime: 0 })
  if (!data) return <Skeleton rows lines={5} />
  if (data.bookmarks.length === 0 && !before)
    return <Empty icon={Sign} title={d('bookmarks.empty')} text={d('bookmarks.emptyText')} />
  return (
    <>
      <ul className="deeds-lines">
        {data.bookmarks.map(({ message }) => (
          <li key={message.id}>
            <Mark message={message} />
          </li>
        ))}
      </ul>
      {last && data.more && (
        <Button wide onClick={() => onMore(data.bookmarks.at(-1)!.at)}>
          {d('bookmarks.more')}
        </Button>
      )}
    </>
  )
}

function Mark({ message }: { message: Message }) {
  const d = useWords('deeds')
  const go = useGo()
  const title = useTitles()
  const held = useHeld(message.chatId)
  const put = (on: boolean) =>
    run<typeof bookmark>('chats.bookmark', { chatId: message.chatId, messageId: message.id, on })
      .catch(sayRefusal)
      .finally(() => refresh('chats.listBookmarks'))
  return (
    <MessageLine
      message={message}
      of={held && title(held.chat)}
      onOpen={() => go(`/chats/${message.chatId}?at=${message.msgNo}`)}
    >
      <IconButton
        icon={BookmarkX}
        label={d('bookmarks.remove')}
        onClick={async () => {
          if (await put(false)) toast(d('bookmarks.removed'), { undo: () => put(true) })
        }}
      />
    </MessageLine>
  )
}
