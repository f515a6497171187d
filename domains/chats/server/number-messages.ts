import { conflict, forbidden, invalid, Refusal } from '#server/errors'
import type { Message } from '../contract.ts'
import { PLAIN } from '../live.ts'
import { noChat, noMessage } from './access.ts'
import { breaksRule } from './chat-rules.ts'
import { mayWait } from './may-wait.ts'
import { canPost } from './policy.ts'
import type { Posting, Seat } from './read-postings.ts'
import { viewSource } from './views.ts'

/** Decides each posting in turn and numbers the fresh ones within their chats. Pure but for the marks it leaves on postings. */
export function numberMessages(postings: Posting[], at: Date): (Message | Refusal)[] {
  const counters = new Map<string, { lastSeq: number; lastMsgNo: number }>()
  const inThisBatch = new Map<string, Message>()
  const chains = new Map<string, number>()
  return postings.map((posting) => {
    const { input, seat, topic } = posting
    if (!seat || !topic) return noChat()
    const key = `${input.chatId} ${input.id}`
    const earlier = posting.earlier ?? inThisBatch.get(key)
    if (earlier) return repeated(posting, seat, earlier)
    const refusal = refusalOf(posting, seat, at)
    if (refusal) return refusal
    const wait = mayWait(posting, seat, at)
    if (wait instanceof Refusal) return wait

    const message = written(posting, seat, at)
    if (wait) {
      posting.outcome = 'held'
      posting.held = wait
      posting.message = { ...message, heldFor: wait.why, heldUntil: wait.until?.toISOString() ?? null }
    } else {
      const counter = counters.get(input.chatId) ?? { ...topic }
      counters.set(input.chatId, counter)
      counter.lastSeq += 1
      counter.lastMsgNo += 1
      posting.outcome = 'fresh'
      posting.seq = counter.lastSeq
      posting.message = { ...message, msgNo: counter.lastMsgNo, chain: nextOf(posting, chains) }
      seat.lastSaidAt = at
      seat.saidThisMinute += 1
    }
    inThisBatch.set(key, posting.message)
    return posting.message
  })
}

/** Its place among the answers; the topic is locked, so nobody else takes it. */
function nextOf({ input, chain }: Posting, chains: Map<string, number>): Message['chain'] {
  if (!chain) return null
  const key = `${input.chatId} ${chain.id}`
  const no = (chains.get(key) ?? chain.no ?? 0) + 1
  chains.set(key, no)
  return { id: chain.id, no }
}

function repeated(posting: Posting, seat: Seat, earlier: Message): Message | Refusal {
  posting.outcome = 'repeat'
  if (earlier.author.id === seat.card.id) return earlier
  return conflict('Этот номер сообщения занят', 'This message id is taken')
}

export function refusalOf(posting: Posting, seat: Seat, at: Date): Refusal | null {
  if (!canPost(seat.facts)) return closed(seat)
  if (posting.input.forwardOf && !posting.forwardedFrom) return noMessage()
  if (posting.refusal) return posting.refusal
  const files = posting.forwardedFileIds.length + (posting.input.fileIds?.length ?? 0)
  if (!posting.text && files === 0) return invalid('Напишите что-нибудь', 'Write something', 'text')
  return breaksRule(posting, seat, at)
}

const written = ({ input, text, replyTo, mentions, forwardedFrom }: Posting, { card }: Seat, at: Date): Message => ({
  id: input.id,
  chatId: input.chatId,
  msgNo: 0,
  author: card,
  text,
  sentAt: at.toISOString(),
  editedAt: null,
  removedBy: null,
  replyTo,
  mentions,
  reactions: [],
  ...PLAIN,
  forwardedFrom: viewSource(forwardedFrom),
})

function closed({ facts }: Seat): Refusal {
  if (facts.archived)
    return forbidden('Чат в архиве: его можно только читать', 'The chat is archived and can only be read')
  if (facts.silenced)
    return forbidden(
      'Пока вы можете только читать этот чат: так решил его ведущий',
      'For now you may only read this chat: its owner has decided so',
    )
  if (facts.part === 'member')
    return facts.writers === 'staff'
      ? forbidden('В этом чате пишут сотрудники школы, остальные читают', 'The staff writes here; others read')
      : forbidden('В этом чате пишут ведущие, остальные читают', 'The owners write here; others read')
  return forbidden(
    'В этом канале пишут его ведущие, остальные читают',
    'This channel is written by its editors; others read it',
  )
}
