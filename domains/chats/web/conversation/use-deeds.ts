import { type RefObject, useMemo, useRef, useState } from 'react'
import { dropToast, toast } from '#ui'
import { refresh, run } from '#web/api'
import { useWords } from '#web/i18n'
import { outbox } from '#web/outbox-page'
import { sayRefusal } from '#web/say-refusal'
import type { bookmark, Chat, cancelHeld, Message, pinMessage } from '../../contract.ts'
import type { ShownMessage } from '../../live.ts'
import type { Purpose } from '../compose/ComposeBar.tsx'
import type { FeedDeeds } from '../feed/Feed.tsx'
import { isStored } from '../feed/rows.ts'
import { REMOVAL_WAITS, react, removeMessage } from '../store/actions.ts'
import { copyMessage } from './copy.ts'

/** A dialog over the chat that a deed has opened. */
export type Sheet =
  | { kind: 'forward'; messages: Message[] }
  | { kind: 'readers'; message: Message }
  | { kind: 'pinned' }
  | { kind: 'waiting'; id?: string }

/** Everything that is done with a message, in one stable object. */
export function useDeeds(chat: Chat, field: RefObject<HTMLTextAreaElement | null>) {
  const t = useWords('chats')
  const [purpose, setPurpose] = useState<Purpose>()
  const [sheet, setSheet] = useState<Sheet>()
  const [chainOf, setChainOf] = useState<string>()
  const [picked, setPicked] = useState<ReadonlySet<string>>()
  const latest = useRef({ chat, t })
  latest.current = { chat, t }
  const deeds = useMemo<FeedDeeds>(
    () => ({
      reply: (message) => setPurpose({ kind: 'reply', message }),
      edit: (message) => setPurpose({ kind: 'edit', message }),
      fix: (message) => setPurpose({ kind: 'fix', message }),
      drop: (message) => outbox.drop(message.id),
      copy: async ({ text }) => {
        await copyMessage(text ?? '')
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
      change: ({ id }) => setSheet({ kind: 'waiting', id }),
      forward: (messages) => setSheet({ kind: 'forward', messages }),
      pick: ({ id }) =>
        setPicked((before) => {
          const next = new Set(before)
          if (!next.delete(id)) next.add(id)
          return next.size > 0 ? next : undefined
        }),
      pin: async ({ id, pinned }) => {
        const { chat, t } = latest.current
        const pin = (on: boolean) =>
          run<typeof pinMessage>('chats.pinMessage', { chatId: chat.id, messageId: id, on }).catch(sayRefusal)
        if (await pin(!pinned))
          toast(t(pinned ? 'message.unpinnedToast' : 'message.pinnedToast'), { undo: () => pin(pinned) })
      },
      mark: async ({ id }, on) => {
        const { chat, t } = latest.current
        const mark = (on: boolean) =>
          run<typeof bookmark>('chats.bookmark', { chatId: chat.id, messageId: id, on })
            .catch(sayRefusal)
            .finally(() => refresh('chats.listBookmarks'))
        if (await mark(on)) toast(t(on ? 'message.markedToast' : 'message.unmarkedToast'), { undo: () => mark(!on) })
      },
      askReaders: (message) => setSheet({ kind: 'readers', message }),
      openChain: ({ id, chain }) => setChainOf(chain?.id ?? id),
      leave: () => {
        setPicked(undefined)
        field.current?.focus()
      },
    }),
    [field],
  )
  const editLast = (messages: ShownMessage[]) => {
    const own = messages.findLast(
      (message) => message.author.id === chat.me && !message.removedBy && !message.attachment && isStored(message),
    )
    if (own) deeds.edit(own)
  }
  return { deeds, purpose, setPurpose, editLast, sheet, setSheet, chainOf, setChainOf, picked, setPicked }
}
