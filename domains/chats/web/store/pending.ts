import type { FileRef } from '#contract/files'
import type { OutboxItem } from '#web/outbox'
import type { editMessage, Message, markRead, react, removeMessage, sendMessage } from '../../contract.ts'
import type { Pending } from '../../live.ts'

// How what is done in a chat waits in the outbox. A chat is a lane, so an edit never overtakes its message.

type Name<C extends { name: string }> = C['name']
export const SEND = 'chats.sendMessage' satisfies Name<typeof sendMessage>
export const EDIT = 'chats.editMessage' satisfies Name<typeof editMessage>
export const REMOVE = 'chats.removeMessage' satisfies Name<typeof removeMessage>
export const REACT = 'chats.react' satisfies Name<typeof react>
export const READ = 'chats.markRead' satisfies Name<typeof markRead>

export interface SendNote {
  mentions: { id: string; name: string }[]
  files?: FileRef[]
  /** Of what is forwarded: its words, and who said them first. */
  text?: string
  forwardedFrom?: Message['forwardedFrom']
}

/** What stands in the outbox for a chat, as the screen lays it over the messages. */
export const pendingOf = (items: readonly OutboxItem[], chatId: string): Pending[] =>
  items.flatMap((item) => (item.lane === chatId ? (toPending(item) ?? []) : []))

function toPending(item: OutboxItem): Pending | undefined {
  const { id, at, input } = item
  const base = { id, at, ...(item.state === 'refused' ? { failed: item.reason ?? '' } : {}) }
  const text = input.text as string
  const messageId = input.messageId as string
  switch (item.name) {
    case SEND: {
      const note = item.note as SendNote | undefined
      return {
        ...base,
        kind: 'send',
        text: note?.text ?? text,
        mentions: note?.mentions ?? [],
        files: note?.files ?? [],
        ...(note?.forwardedFrom ? { forwardedFrom: note.forwardedFrom } : {}),
        ...(input.replyTo ? { replyTo: input.replyTo as string } : {}),
        ...(item.output ? { sent: item.output as Message } : {}),
      }
    }
    case EDIT:
      return { ...base, kind: 'edit', messageId, text }
    case REMOVE:
      return { ...base, kind: 'remove', messageId }
    case REACT:
      return { ...base, kind: 'react', messageId, word: input.word as never, on: input.on as boolean }
    default:
      return undefined
  }
}

/** Those whose news has arrived: the message is here, or the change was answered. */
export function arrived(items: readonly OutboxItem[], messages: Message[], chatId: string): string[] {
  const known = new Set(messages.map(({ id }) => id))
  return items
    .filter((item) => item.lane === chatId && item.state === 'sent')
    .filter((item) => item.name !== SEND || known.has(item.id))
    .map(({ id }) => id)
}
