import { BookmarkX, Bookmark as Sign } from 'lucide-react'
import { Empty, IconButton, Skeleton, toast } from '#ui'
import { refresh, run, useAsk } from '#web/api'
import { useWords } from '#web/i18n'
import { useGo } from '#web/router'
import { sayRefusal } from '#web/say-refusal'
import type { bookmark, listBookmarks, Message } from '../../contract.ts'
import { MessageLine } from '../deeds/MessageLine.tsx'
import { useTitles } from '../names.ts'
import { useHeld } from '../use-chats.ts'
import { LinesList, LinesScreen, type PageProps } from './LinesScreen.tsx'

/** «Закладки»: what I have marked, over all chats, the latest first. */
export const BookmarksScreen = () => <LinesScreen of="bookmarks" Lines={Marks} />

function Marks({ before, onMore }: PageProps) {
  const d = useWords('deeds')
  const { data } = useAsk<typeof listBookmarks>('chats.listBookmarks', before ? { before } : {}, { staleTime: 0 })
  if (!data) return <Skeleton rows lines={5} />
  if (data.bookmarks.length === 0 && !before)
    return <Empty icon={Sign} title={d('bookmarks.empty')} text={d('bookmarks.emptyText')} />
  return (
    <LinesList
      lines={data.bookmarks}
      keyOf={({ message }) => message.id}
      draw={({ message }) => <Mark message={message} />}
      onMore={data.more && onMore ? () => onMore(data.bookmarks.at(-1)!.at) : undefined}
    />
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
