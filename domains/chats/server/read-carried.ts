import type { PoolClient } from 'pg'
import { onClient } from '#server/db'
import type { Message } from '../contract.ts'
import { childsWordsStay, meetsStrangers } from './childs-words.ts'
import type { Posting } from './read-postings.ts'

// What a message may carry along. Each is rare, so each has a statement of its own that runs only when it is there.

/** A quote of a message that is not in this chat is left out. */
export async function quote(client: PoolClient, postings: Posting[]): Promise<void> {
  const quoting = postings.filter(({ input }) => input.replyTo)
  if (quoting.length === 0) return
  const { rows } = await client.query<{ reply: Message['replyTo']; chain: Posting['chain'] }>({
    name: 'chats.quotes',
    text: `select case when r.id is not null then
        jsonb_build_object('id', r.id, 'msgNo', r.msg_no, 'authorName', s.card->>'name', 'text', left(r.text, 120)) end as reply,
        case when r.id is not null then jsonb_build_object('id', coalesce(r.chain_id, r.id), 'no',
          (select c.chain_no from messages c where c.chat_id = r.chat_id and c.chain_id = coalesce(r.chain_id, r.id)
            order by c.msg_no desc limit 1)) end as chain
      from unnest($1::uuid[], $2::uuid[]) with ordinality as i (chat_id, id, n)
      left join messages r on r.chat_id = i.chat_id and r.id = i.id
      left join chat_seats s on s.chat_id = r.chat_id and s.person_id = r.author_id
      order by i.n`,
    values: [quoting.map(({ input }) => input.chatId), quoting.map(({ input }) => input.replyTo)],
  })
  for (const [n, { reply, chain }] of rows.entries()) Object.assign(quoting[n]!, { replyTo: reply, chain })
}

/** Only people who sit in the chat can be mentioned. */
export async function mention(client: PoolClient, postings: Posting[]): Promise<void> {
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

/** Of a forwarded message: what everybody is told, and what is kept to judge its next way by. */
export type Source = NonNullable<Message['forwardedFrom']> & { authorId: string; chatId: string; messageId: string }

/** A forwarded message keeps its words and names its first author; the sender must sit where it comes from. */
export async function repeat(client: PoolClient, postings: Posting[]): Promise<void> {
  const forwarding = postings.filter(({ input }) => input.forwardOf)
  if (forwarding.length === 0) return
  const { rows } = await client.query<{ text: string | null; source: Source | null; file_ids: string[] }>({
    name: 'chats.forwarded',
    text: `select m.text, case when m.id is not null then jsonb_build_object('authorId', m.author_id, 'chatId', m.chat_id, 'messageId', m.id,
        'authorName', a.card->>'name', 'sentAt', to_char(m.sent_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
        || coalesce(m.forwarded_from, '{}') end as source,
        array(select f.id from files f where f.chat_id = m.chat_id and f.msg_no = m.msg_no and f.state = 'ready' order by f.position) as file_ids
      from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality as i (chat_id, id, account_id, n)
      left join chat_seats s on s.chat_id = i.chat_id and s.account_id = i.account_id and s.left_at is null
      left join messages m on m.chat_id = s.chat_id and m.id = i.id and m.removed_at is null and m.attachment_type is null
      left join chat_seats a on a.chat_id = m.chat_id and a.person_id = m.author_id
      order by i.n`,
    values: [
      forwarding.map(({ input }) => input.forwardOf!.chatId),
      forwarding.map(({ input }) => input.forwardOf!.messageId),
      forwarding.map(({ accountId }) => accountId),
    ],
  })
  for (const [n, { text, source, file_ids }] of rows.entries()) {
    const posting = forwarding[n]!
    posting.text = text ?? ''
    posting.forwardedFrom = source
    posting.forwardedFileIds = source ? file_ids : []
    if (!source) continue
    const way = { accountId: posting.accountId, chatId: posting.input.chatId, source }
    if (await meetsStrangers(onClient(client), way)) posting.refusal = childsWordsStay()
  }
}
