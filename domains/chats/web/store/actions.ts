import type { FileRef } from '#contract/files'
import { newId } from '#web/api'
import { outbox } from '#web/outbox-page'
import type { ReactionWord } from '../../contract.ts'
import { EDIT, REACT, READ, REMOVE, SEND, type SendNote } from './pending.ts'

/** How long a removal may be taken back. */
export const REMOVAL_WAITS = 6000

/** In one message. */
const MOST_FILES = 10

export interface Written {
  text: string
  replyTo?: string
  mentions: { id: string; name: string }[]
  files?: FileRef[]
  /** Why it cannot wait for the morning. */
  urgent?: string
  /** Not before this moment. */
  at?: string
}

export function sendMessage(
  chatId: string,
  { text, replyTo, mentions, files = [], urgent, at }: Written,
): Promise<string> {
  const id = newId()
  const note: SendNote = { mentions, files }
  const more = {
    ...(replyTo ? { replyTo } : {}),
    ...(urgent ? { urgent } : {}),
    ...(at ? { at } : {}),
    ...(files.length > 0 ? { fileIds: files.map((file) => file.id) } : {}),
  }
  const input = { id, chatId, text, ...more, mentions: mentions.map((one) => one.id) }
  return outbox.add({ id, lane: chatId, name: SEND, input, note })
}

/** As many messages as the files need; the words stand with the first ones. */
export function sendTogether(chatId: string, written: Written): void {
  const { files = [], ...rest } = written
  sendMessage(chatId, { ...rest, files: files.slice(0, MOST_FILES) })
  if (files.length > MOST_FILES)
    sendTogether(chatId, { ...written, text: '', mentions: [], files: files.slice(MOST_FILES) })
}

export function editMessage(chatId: string, messageId: string, text: string): Promise<string> {
  const id = newId()
  return outbox.add({ id, lane: chatId, name: EDIT, input: { id, chatId, messageId, text } })
}

/** Gone from the screen at once, from the server a little later: until then `outbox.drop(id)` takes it back. */
export function removeMessage(chatId: string, messageId: string): Promise<string> {
  const id = newId()
  const input = { id, chatId, messageId }
  return outbox.add({ id, lane: chatId, name: REMOVE, input, wait: REMOVAL_WAITS })
}

export function react(chatId: string, messageId: string, word: ReactionWord, on: boolean): Promise<string> {
  const id = newId()
  return outbox.add({ id, lane: chatId, name: REACT, input: { id, chatId, messageId, word, on } })
}

export function markRead(chatId: string, msgNo: number): Promise<string> {
  const id = newId()
  return outbox.add({ id, lane: `read:${chatId}`, name: READ, input: { id, chatId, msgNo } })
}
