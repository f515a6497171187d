import { type RefObject, useMemo, useRef, useState } from 'react'
import { dropToast, toast } from '#ui'
import { ApiError, refresh, run } from '#web/api'
import { useWords } from '#web/i18n'
import { outbox } from '#web/outbox-page'
import type { Chat, cancelHeld } from '../../contract.ts'
import type { ShownMessage } from '../../live.ts'
import type { Purpose } from '../compose/ComposeBar.tsx'
import type { FeedDeeds } from '../feed/Feed.tsx'
import { isStored } from '../feed/rows.ts'
import { REMOVAL_WAITS, react, removeMessage } from '../store/actions.ts'
import { copyText } from './copy.ts'

/** Everything that is done with a message, in one stable object. */
export function useDeeds(chat: Chat, field: RefObject<HTMLTextAreaElement | null>) {
  const t = useWords('chats')
  const [purpose, setPurpose] = useState<Purpose>()
  const latest = useRef({ chat, t })
  latest.current = { chat, t }
  const deeds = useMemo<FeedDeeds>(
    () => ({
      reply: (message) => setPurpose({ kind: 'reply', message }),
      edit: (message) => setPurpose({ kind: 'edit', message }),
      fix: (message) => setPurpose({ kind: 'fix', message }),
      drop: (message) => outbox.drop(message.id),
      copy: async ({ text }) => {
        await copyText(text ?? '')
        toast(latest.current.t('message.copied'))
      },
      react: (message, word) => {
        const { chat } = latest.current
        const pressed = message.reactions.some((one) => one.word === word && one.by.includes(chat.me))
        react(chat.id, message.id, word, !pressed)
      },
      remove: async ({ id }) => {
        const { chat, t } = latest.current
        const command = await removeMessage(chat.id, id)
        const said = toast(t('message.removedToast'), { undo: () => outbox.drop(command) })
        setTimeout(() => dropToast(said), REMOVAL_WAITS) // from then on it cannot be taken back
      },
      cancel: async ({ id }) => {
        const { chat } = latest.current
        await run<typeof cancelHeld>('chats.cancelHeld', { chatId: chat.id, messageId: id }).catch(sayRefusal)
        await refresh('chats.listHeld')
      },
      leave: () => field.current?.focus(),
    }),
    [field],
  )
  const editLast = (messages: ShownMessage[]) => {
    const own = messages.findLast(
      (message) => message.author.id === chat.me && !message.removedBy && !message.attachment && isStored(message),
    )
    if (own) deeds.edit(own)
  }
  return { deeds, purpose, setPurpose, editLast }
}

function sayRefusal(error: unknown): void {
  if (!(error instanceof ApiError)) throw error
  toast(error.reason, { bad: true })
}
