import type { PoolClient } from 'pg'
import type { PersonRef } from '#contract/people'
import { onClient } from '#server/db'
import type { Actor } from '#server/operation'
import type { Message } from '../contract.ts'
import type { ChatFacts } from './policy.ts'
import { viewMessages } from './views.ts'

export interface SendItem {
  actor: Actor
  input: { id: string; chatId: string; text: string; replyTo?: string | undefined; mentions?: string[] | undefined }
}

/** A message on its way into a chat: what was asked, and what the database says of the chat, the seat and the quoted one. */
export interface Posting {
  input: SendItem['input']
  /** Positions of the chat's topic before this batch. */
  topic: { lastSeq: number; lastMsgNo: number } | null
  seat: { card: PersonRef; facts: ChatFacts } | null
  /** The message that has this id already: a repeat if its author is the sender. */
  earlier: Message | null
  replyTo: Message['replyTo']
  mentions: Message['mentions']
  fresh: boolean
  seq: number
  message: Message | null
}

interface FactsRow {
  kind: ChatFacts['kind'] | null
  automatic: ChatFacts['automatic']
  archived: boolean
  part: ChatFacts['part'] | null
  card: PersonRef | null
  earlier: string | null
}

/** Locks the topics first, in id order: what is read after that holds until the commit. */
export async function readPostings(client: PoolClient, items: SendItem[]): Promise<Posting[]> {
  const topics = await lockTopics(client, [...new Set(items.map(({ input }) => input.chatId))])
  const { rows } = await client.query<FactsRow>({
    name: 'chats.postings',
    text: `select c.kind, c.automatic, c.archived_at is not null as archived, s.part, s.card, m.id as earlier
      from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality as i (chat_id, account_id, id, n)
      left join chats c on c.id = i.chat_id
      left join chat_seats s on s.chat_id = i.chat_id and s.account_id = i.account_id and s.left_at is null
      left join messages m on m.chat_id = i.chat_id and m.id = i.id
      order by i.n`,
    values: [
      items.map(({ input }) => input.chatId),
      items.map(({ actor }) => actor.accountId),
      items.map(({ input }) => input.id),
    ],
  })
  const postings = items.map(({ input }, n) => posting(input, rows[n]!, topics.get(input.chatId) ?? null))
  await quote(client, postings)
  await mention(client, postings)
  for (const [n, { earlier }] of rows.entries()) {
    if (!earlier || !rows[n]?.part) continue
    postings[n]!.earlier = (await viewMessages(onClient(client), items[n]!.input.chatId, { ids: [earlier] }))[0] ?? null
  }
  return postings
}

async function lockTopics(client: PoolClient, chatIds: string[]) {
  const { rows } = await client.query<{ topic_id: string; last_seq: number; last_msg_no: number }>({
    name: 'chats.lockTopics',
    text: 'select topic_id, last_seq, last_msg_no from topics where topic_id = any($1::uuid[]) order by topic_id for update',
    values: [chatIds],
  })
  return new Map(rows.map((row) => [row.topic_id, { lastSeq: row.last_seq, lastMsgNo: row.last_msg_no }]))
}

function posting(input: SendItem['input'], row: FactsRow, topic: Posting['topic']): Posting {
  const seated = row.kind && row.part && row.card
  const seat = seated
    ? { card: row.card!, facts: { kind: row.kind!, automatic: row.automatic, archived: row.archived, part: row.part! } }
    : null
  return { input, topic, seat, earlier: null, replyTo: null, mentions: [], fresh: false, seq: 0, message: null }
}

/** A quote of a message that is not in this chat is left out. */
async function quote(client: PoolClient, postings: Posting[]): Promise<void> {
  const quoting = postings.filter(({ input }) => input.replyTo)
  if (quoting.length === 0) return
  const { rows } = await client.query<{ reply: Message['replyTo'] }>({
    name: 'chats.quotes',
    text: `select case when r.id is not null then
        jsonb_build_object('id', r.id, 'msgNo', r.msg_no, 'authorName', s.card->>'name', 'text', left(r.text, 120)) end as reply
      from unnest($1::uuid[], $2::uuid[]) with ordinality as i (chat_id, id, n)
      left join messages r on r.chat_id = i.chat_id and r.id = i.id
      left join chat_seats s on s.chat_id = r.chat_id and s.person_id = r.author_id
      order by i.n`,
    values: [quoting.map(({ input }) => input.chatId), quoting.map(({ input }) => input.replyTo)],
  })
  for (const [n, { reply }] of rows.entries()) quoting[n]!.replyTo = reply
}

/** Only people who sit in the chat can be mentioned. */
async function mention(client: PoolClient, postings: Posting[]): Promise<void> {
  const wanted = postings.flatMap(({ input }, n) =>
    (input.mentions ?? []).map((id) => ({ n, chatId: input.chatId, id })),
  )
  if (wanted.length === 0) return
  const { rows } = await client.query<{ n: number; id: string; name: string }>({
    name: 'chats.mentions',
    text: `select distinct i.n, s.person_id as id, s.card->>'name' as name
      from unnest($1::int[], $2::uuid[], $3::uuid[]) as i (n, chat_id, id)
      join chat_seats s on s.chat_id = i.chat_id and s.person_id = i.id and s.left_at is null
      order by i.n, s.person_id`,
    values: [wanted.map(({ n }) => n), wanted.map(({ chatId }) => chatId), wanted.map(({ id }) => id)],
  })
  for (const { n, id, name } of rows) postings[n]!.mentions.push({ id, name })
}
