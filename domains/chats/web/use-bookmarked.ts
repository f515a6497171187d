import { useMemo } from 'react'
import { useAsk } from '#web/api'
import { useCalm } from '#web/calm'
import type { listBookmarks } from '../contract.ts'

const nothing: ReadonlySet<string> = new Set()

/** Ids of the messages of a chat that I have marked; asked for once the chat is on the screen. */
export function useBookmarked(chatId: string): ReadonlySet<string> {
  const enabled = useCalm()
  const { data } = useAsk<typeof listBookmarks>('chats.listBookmarks', { chatId }, { enabled, staleTime: 300_000 })
  return useMemo(
    () => (data?.bookmarks.length ? new Set(data.bookmarks.map(({ message }) => message.id)) : nothing),
    [data],
  )
}
