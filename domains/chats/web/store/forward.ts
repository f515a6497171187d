import { newId } from '#web/api'
import { outbox } from '#web/outbox-page'
import type { Message } from '../../contract.ts'
import { SEND, type SendNote } from './pending.ts'

/** How long a forwarding may be taken back: until then nobody has seen it. */
export const FORWARD_WAITS = 5000

/** Each message to each chat, the comment first. Answers with what takes all of it back. */
export async function forwardMessages(chatIds: string[], messages: Message[], comment: string): Promise<() => void> {
  const added: Parameters<typeof outbox.add>[0][] = []
  for (const chatId of chatIds) {
    if (comment) {
      const id = newId()
      const note: SendNote = { mentions: [] }
      added.push({ id, lane: chatId, name: SEND, input: { id, chatId, text: comment, mentions: [] }, note })
    }
    for (const message of messages) {
      const id = newId()
      const forwardOf = { chatId: message.chatId, messageId: message.id }
      added.push({ id, lane: chatId, name: SEND, input: { id, chatId, text: '', forwardOf }, note: noteOf(message) })
    }
  }
  for (const item of added) await outbox.add({ ...item, wait: FORWARD_WAITS })
  const waits = () => added.filter(({ id }) => outbox.items.some((one) => one.id === id && one.state === 'waiting'))
  // Whoever puts the phone away has decided.
  const leave = () => {
    if (document.visibilityState === 'visible') return
    for (const item of waits()) outbox.drop(item.id!).then(() => outbox.add(item))
    stop()
  }
  const stop = () => document.removeEventListener('visibilitychange', leave)
  document.addEventListener('visibilitychange', leave)
  setTimeout(stop, FORWARD_WAITS)
  return () => {
    stop()
    for (const item of waits()) outbox.drop(item.id!)
  }
}

const noteOf = ({ text, files, author, sentAt, forwardedFrom }: Message): SendNote => ({
  mentions: [],
  files,
  text: text ?? '',
  forwardedFrom: forwardedFrom ?? { authorName: author.name, sentAt },
})
