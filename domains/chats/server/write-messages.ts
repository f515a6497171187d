import type { PoolClient } from 'pg'
import * as contract from '../contract.ts'
import type { Posting } from './read-postings.ts'

/** One statement for the whole batch: counters, log, messages. Mentions are rare and take a second one. */
export async function writeMessages(client: PoolClient, sent: Posting[], at: Date): Promise<void> {
  if (sent.length === 0) return
  const messages = sent.map((posting) => posting.message!)
  const last = new Map(sent.map(({ seq, message }) => [message!.chatId, { seq, msgNo: message!.msgNo }]))
  await client.query({
    name: 'chats.write',
    text: `with moved as (
        update topics t set last_seq = u.seq, last_msg_no = u.msg_no
          from unnest($1::uuid[], $2::int[], $3::int[]) as u (topic_id, seq, msg_no) where t.topic_id = u.topic_id),
      logged as (
        insert into events (topic_id, seq, type, key, actor_id, at)
        select i.chat_id, i.seq, '${contract.messageSent.name}', jsonb_build_object('messageId', i.id), i.author_id, $12
          from unnest($4::uuid[], $5::int[], $7::uuid[], $8::uuid[]) as i (chat_id, seq, id, author_id))
      insert into messages (chat_id, msg_no, id, author_id, text, reply_to, forwarded_from, chain_id, chain_no, sent_at)
      select i.chat_id, i.msg_no, i.id, i.author_id, i.text, i.reply_to, i.forwarded_from, i.chain_id, i.chain_no, $12
        from unnest($4::uuid[], $6::int[], $7::uuid[], $8::uuid[], $9::text[], $10::uuid[], $11::jsonb[], $13::uuid[], $14::int[])
          as i (chat_id, msg_no, id, author_id, text, reply_to, forwarded_from, chain_id, chain_no)`,
    values: [
      [...last.keys()],
      [...last.values()].map(({ seq }) => seq),
      [...last.values()].map(({ msgNo }) => msgNo),
      messages.map(({ chatId }) => chatId),
      sent.map(({ seq }) => seq),
      messages.map(({ msgNo }) => msgNo),
      messages.map(({ id }) => id),
      messages.map(({ author }) => author.id),
      messages.map(({ text }) => text),
      messages.map(({ replyTo }) => replyTo?.id ?? null),
      sent.map(({ forwardedFrom }) => forwardedFrom && JSON.stringify(forwardedFrom)),
      at,
      messages.map(({ chain }) => chain?.id ?? null),
      messages.map(({ chain }) => chain?.no ?? null),
    ],
  })
  const urgent = sent.filter((posting) => posting.urgent)
  if (urgent.length > 0) {
    await client.query({
      name: 'chats.writeUrgent',
      text: 'insert into urgent_messages (chat_id, message_id, person_id, reason, at) select *, $5::timestamptz from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[])',
      values: [
        urgent.map(({ input }) => input.chatId),
        urgent.map(({ input }) => input.id),
        urgent.map(({ seat }) => seat!.card.id),
        urgent.map(({ input }) => input.urgent),
        at,
      ],
    })
  }
  const mentions = messages.flatMap(({ chatId, msgNo, mentions }) => mentions.map(({ id }) => ({ chatId, msgNo, id })))
  if (mentions.length === 0) return
  await client.query({
    name: 'chats.writeMentions',
    text: 'insert into mentions (chat_id, msg_no, person_id) select * from unnest($1::uuid[], $2::int[], $3::uuid[])',
    values: [mentions.map((m) => m.chatId), mentions.map((m) => m.msgNo), mentions.map((m) => m.id)],
  })
}
