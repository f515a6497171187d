import '../words.ts'
import '../chats.css'
import { useRef } from 'react'
import type { FeedHandle } from '../feed/Feed.tsx'
import { ConversationPane } from './ConversationPane.tsx'

/** A chat beside something else, a call: all of it but the way to its details. */
export function ChatBeside({ chatId }: { chatId: string }) {
  const feed = useRef<FeedHandle>(null)
  return (
    <div className="chats-beside">
      <ConversationPane chatId={chatId} detailsOpen={false} onDetails={() => undefined} feed={feed} />
    </div>
  )
}
