import { type RefObject, useEffect } from 'react'
import { useQueryValue } from '#web/router'
import type { FeedHandle } from '../feed/Feed.tsx'

/** `/chats/:chatId?at=:msgNo` stands at that message: from search, from a shelf, from a push. */
export function useAskedPlace(feed: RefObject<FeedHandle | null>, ready: boolean): void {
  const at = useQueryValue('at')
  const message = useQueryValue('message')
  const asked = Number(at ?? message)
  useEffect(() => {
    if (ready && Number.isInteger(asked) && asked > 0) feed.current?.jump(asked)
  }, [feed, ready, asked])
}
