import { useEffect } from 'react'
import { announce } from '#ui'
import { useWords } from '#web/i18n'
import { useTitles } from '../names.ts'
import { chatStore } from '../store/store.ts'

/** Tells a screen reader what arrives: the words in the open chat, the title of another one. */
export function useAnnouncing(chatId: string | undefined): void {
  const t = useWords('chats')
  const title = useTitles()
  useEffect(
    () =>
      chatStore.onNews(({ chat }, events) => {
        const fresh = events.findLast(({ type }) => type === 'chats.messageSent')
        if (fresh?.type !== 'chats.messageSent' || fresh.view.author.id === chat.me) return
        const { author, text } = fresh.view
        if (chat.id === chatId) announce(t('said', { name: author.name, text }))
        else announce(t('saidElsewhere', { title: title(chat) }))
      }),
    [chatId, t, title],
  )
}
