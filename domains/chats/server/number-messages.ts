import { conflict, forbidden, type Refusal } from '#server/errors'
import type { Message } from '../contract.ts'
import { noChat } from './access.ts'
import { canPost } from './policy.ts'
import type { Posting } from './read-postings.ts'

/** Decides each posting in turn and numbers the fresh ones within their chats. Pure but for the marks it leaves on postings. */
export function numberMessages(postings: Posting[], at: Date): (Message | Refusal)[] {
  const counters = new Map<string, { lastSeq: number; lastMsgNo: number }>()
  const inThisBatch = new Map<string, Message>()
  return postings.map((posting) => {
    const { input, seat, topic } = posting
    if (!seat || !topic) return noChat()
    const key = `${input.chatId} ${input.id}`
    const earlier = posting.earlier ?? inThisBatch.get(key)
    if (earlier)
      return earlier.author.id === seat.card.id
        ? earlier
        : conflict('Этот номер сообщения занят', 'This message id is taken')
    if (!canPost(seat.facts)) return closed(seat.facts.archived)

    const counter = counters.get(input.chatId) ?? { ...topic }
    counters.set(input.chatId, counter)
    counter.lastSeq += 1
    counter.lastMsgNo += 1
    posting.fresh = true
    posting.seq = counter.lastSeq
    posting.message = {
      id: input.id,
      chatId: input.chatId,
      msgNo: counter.lastMsgNo,
      author: seat.card,
      text: input.text,
      sentAt: at.toISOString(),
      editedAt: null,
      removedBy: null,
      replyTo: posting.replyTo,
      mentions: posting.mentions,
      reactions: [],
    }
    inThisBatch.set(key, posting.message)
    return posting.message
  })
}

const closed = (archived: boolean): Refusal =>
  archived
    ? forbidden('Чат в архиве: его можно только читать', 'The chat is archived and can only be read')
    : forbidden(
        'В этом канале пишут его ведущие, остальные читают',
        'This channel is written by its editors; others read it',
      )
