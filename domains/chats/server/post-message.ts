import { sql } from 'kysely'
import { attachFiles, copyFiles } from '#domains/files'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { tellAfterCommit } from '#server/events'
import { newId } from '#server/ids'
import type { Message } from '../contract.ts'
import * as contract from '../contract.ts'
import { viewMessages } from './views.ts'
import { giveVoice } from './voice.ts'

export interface Post {
  chatId: string
  /** The author; one who does not sit in the chat is named there and reads nothing of it. */
  personId: string
  text: string
  id?: string
  replyTo?: string | null
  mentions?: string[]
  forwardedFrom?: Message['forwardedFrom']
  /** The author's own files, or those of a forwarded message. */
  fileIds?: string[]
  /** Files that stand elsewhere and stay there: the message has copies of its own. */
  copyOf?: string[]
  /** What the message carries of another domain: a poll, an announcement. */
  attachment?: { type: string; id: string }
  /** Why it did not wait for the morning; written into the school's log (R138). */
  urgent?: string | null
}

/**
 * A message by another operation, inside its transaction: a poll, an announcement, what has waited for the morning.
 * Whether its author may is the caller's business. A repeated id is the message that is there.
 */
export async function postMessage(tx: Tx, post: Post): Promise<Message> {
  const { chatId, personId, id = newId() } = post
  const topic = await tx
    .selectFrom('topics')
    .select(['last_seq', 'last_msg_no'])
    .where('topic_id', '=', chatId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const [earlier] = await viewMessages(tx, chatId, { ids: [id] })
  if (earlier) return earlier
  await giveVoice(tx, chatId, personId)
  const at = now()
  const seq = topic.last_seq + 1
  const msgNo = topic.last_msg_no + 1
  await tx.updateTable('topics').set({ last_seq: seq, last_msg_no: msgNo }).where('topic_id', '=', chatId).execute()
  const chain = post.replyTo ? await findChain(tx, chatId, post.replyTo) : null
  await tx
    .insertInto('messages')
    .values({
      chat_id: chatId,
      msg_no: msgNo,
      id,
      author_id: personId,
      text: post.text,
      reply_to: post.replyTo ?? null,
      sent_at: at,
      attachment_type: post.attachment?.type ?? null,
      attachment_id: post.attachment?.id ?? null,
      forwarded_from: post.forwardedFrom ? JSON.stringify(post.forwardedFrom) : null,
      chain_id: chain?.id ?? null,
      chain_no: chain?.no ?? null,
    })
    .execute()
  if (post.fileIds?.length) {
    const take = post.forwardedFrom ? copyFiles : attachFiles
    await take(tx, { fileIds: post.fileIds, chatId, msgNo, personId })
  }
  if (post.copyOf?.length) await copyFiles(tx, { fileIds: post.copyOf, chatId, msgNo, personId, published: true })
  if (post.mentions?.length) {
    await sql`insert into mentions (chat_id, msg_no, person_id)
      select ${chatId}, ${msgNo}::int, s.person_id from chat_seats s
       where s.chat_id = ${chatId} and s.left_at is null and s.person_id = any(${post.mentions}::uuid[])`.execute(tx)
  }
  if (post.urgent) {
    const urgent = { chat_id: chatId, message_id: id, person_id: personId, reason: post.urgent }
    await tx.insertInto('urgent_messages').values(urgent).execute()
  }
  const key = { messageId: id }
  const type = contract.messageSent.name
  await tx
    .insertInto('events')
    .values({ topic_id: chatId, seq, type, key: JSON.stringify(key), actor_id: personId, at })
    .execute()
  const view = (await viewMessages(tx, chatId, { ids: [id] }))[0]!
  tellAfterCommit(tx, { topic: `chat:${chatId}`, seq, type, key, at, view })
  return view
}

/** The place of an answer in its chain; the chat's topic is locked. */
async function findChain(tx: Tx, chatId: string, replyTo: string): Promise<{ id: string; no: number } | undefined> {
  const { rows } = await sql<{ id: string; no: number }>`
    select coalesce(r.chain_id, r.id) as id, coalesce(c.chain_no, 0) + 1 as no from messages r
      left join lateral (select c.chain_no from messages c where c.chat_id = r.chat_id
        and c.chain_id = coalesce(r.chain_id, r.id) order by c.msg_no desc limit 1) c on true
     where r.chat_id = ${chatId} and r.id = ${replyTo}`.execute(tx)
  return rows[0]
}
