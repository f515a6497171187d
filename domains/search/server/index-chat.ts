import { sql } from 'kysely'
import type { Db, Tx } from '#server/db'
import { toIndex } from './plain.ts'

const STEP = 2000

/** Brings one chat a step forward; answers whether more is left. One transaction: what is in, is in with its position. */
export function indexChat(db: Db, chatId: string): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    await tx
      .insertInto('search_chats')
      .values({ chat_id: chatId })
      .onConflict((oc) => oc.doNothing())
      .execute()
    // Whoever indexes the chat at this moment goes on alone.
    const chat = await tx
      .selectFrom('search_chats')
      .selectAll()
      .where('chat_id', '=', chatId)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!chat) return false
    const head = await tx
      .selectFrom('topics')
      .select(['last_seq', 'last_msg_no'])
      .where('topic_id', '=', chatId)
      .executeTakeFirst()
    if (!head) return false

    const upTo = Math.min(head.last_msg_no, chat.msg_no + STEP)
    await addEntries(tx, chat, sql`m.msg_no > ${chat.msg_no} and m.msg_no <= ${upTo}`)
    const left = upTo < head.last_msg_no
    // Changes of messages that are not in yet are no changes: they will be read as they are by then.
    if (!left) await followChanges(tx, chat, head.last_seq)
    await tx
      .updateTable('search_chats')
      .set({ msg_no: upTo, ...(left ? {} : { seq: head.last_seq }) })
      .where('no', '=', chat.no)
      .execute()
    return left
  })
}

interface ChatRow {
  chat_id: string
  no: number
  msg_no: number
  seq: number
}

/** Edited, removed, hidden, put back: each is taken out and read anew. */
async function followChanges(tx: Tx, chat: ChatRow, lastSeq: number): Promise<void> {
  if (chat.msg_no === 0 || lastSeq <= chat.seq) return
  const { rows } = await sql<{ msg_no: number }>`
    select distinct m.msg_no from events e
      join messages m on m.chat_id = e.topic_id and m.id = (e.key->>'messageId')::uuid
     where e.topic_id = ${chat.chat_id} and e.seq > ${chat.seq} and e.seq <= ${lastSeq}
       and e.type <> 'chats.messageSent' and e.key ? 'messageId' and m.msg_no <= ${chat.msg_no}`.execute(tx)
  if (rows.length === 0) return
  const numbers = rows.map(({ msg_no }) => msg_no)
  await tx.deleteFrom('search_entries').where('chat_no', '=', chat.no).where('msg_no', 'in', numbers).execute()
  await addEntries(tx, chat, sql`m.msg_no = any(${numbers}::int[])`)
}

interface Source {
  msg_no: number
  author_id: string
  sent_at: Date
  id: string
  text: string | null
  announcement: { id: string; title: string; text: string } | null
  files: { id: string; name: string }[]
}

async function addEntries(tx: Tx, chat: ChatRow, which: ReturnType<typeof sql>): Promise<void> {
  const { rows } = await sql<Source>`
    select m.msg_no, m.author_id, m.sent_at, m.id, m.text,
      (select jsonb_build_object('id', a.id, 'title', a.title, 'text', a.text) from announcements a
        where m.attachment_type = 'announcement' and a.id = m.attachment_id) as announcement,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.card->>'name')) from files f
        where f.chat_id = m.chat_id and f.msg_no = m.msg_no and f.card is not null and f.card->>'kind' <> 'voice'), '[]') as files
    from messages m where m.chat_id = ${chat.chat_id} and m.removed_at is null and ${which}`.execute(tx)
  const entries = rows.flatMap(readEntries)
  if (entries.length === 0) return
  await sql`
    insert into search_entries (chat_no, msg_no, item_id, kind, author_id, at, words)
    select ${chat.no}::int, e.msg_no, e.item_id, e.kind::"char", e.author_id, e.at,
      array_to_tsvector(array(
        select ${chat.no}::int || e.kind || ':' || left(word, 60) from unnest(tsvector_to_array(to_tsvector('russian', e.text))) word))
    from unnest(${entries.map((e) => e.msgNo)}::int[], ${entries.map((e) => e.itemId)}::uuid[], ${entries.map((e) => e.kind)}::text[],
      ${entries.map((e) => e.authorId)}::uuid[], ${entries.map((e) => e.at)}::timestamptz[], ${entries.map((e) => e.text)}::text[])
      as e (msg_no, item_id, kind, author_id, at, text)
    on conflict do nothing`.execute(tx)
}

function readEntries({ msg_no, author_id, sent_at, id, text, announcement, files }: Source) {
  const place = { msgNo: msg_no, authorId: author_id, at: sent_at }
  const said = announcement
    ? { ...place, kind: 'a', itemId: announcement.id, text: toIndex(`${announcement.title}\n${announcement.text}`) }
    : { ...place, kind: 'm', itemId: id, text: toIndex(text ?? '') }
  return [
    ...(said.text.trim() ? [said] : []),
    ...files.map((file) => ({ ...place, kind: 'f', itemId: file.id, text: toIndex(file.name) })),
  ]
}

/** The log is kept for thirty days; a position that has fallen out of it says nothing, and the chat is read anew. */
export async function forgetStale(db: Db): Promise<void> {
  await sql`
    delete from search_chats s using topics t
     where t.topic_id = s.chat_id and s.seq > 0 and t.last_seq > s.seq
       and not exists (select from events e where e.topic_id = s.chat_id and e.seq = s.seq + 1)`.execute(db)
}
