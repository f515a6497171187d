import { sql } from 'kysely'
import type { Db, Tx } from '#server/db'
import { toIndex } from './plain.ts'

const CHATS = 200
const MESSAGES = 5000

/**
 * Brings chats that are behind a step forward, many in one transaction: what is in, is in with its position. Answers how
 * many it held. The index can be made anew from the messages, so its commits need not wait for the disk.
 */
export function indexChats(db: Db, chatIds: string[]): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`set local synchronous_commit = off`.execute(tx)
    const behind = await holdBehind(tx, chatIds.slice(0, CHATS))
    if (behind.length === 0) return 0
    const entered = await addEntries(tx, behind, sql`m.msg_no > c.msg_no and m.msg_no <= c.up_to`)
    const whole = behind.filter(({ up_to, last_msg_no }) => up_to === last_msg_no)
    // Changes of messages that are not in yet are no changes: they will be read as they are by then.
    await followChanges(
      tx,
      whole.filter(({ msg_no, seq, last_seq, last_msg_no }) => msg_no > 0 && last_seq - seq > last_msg_no - msg_no),
    )
    await sql`
      update search_chats s set msg_no = u.up_to, seq = coalesce(u.seq, s.seq)
        from unnest(${behind.map((chat) => chat.no)}::int[], ${behind.map((chat) => chat.up_to)}::int[],
          ${behind.map((chat) => (chat.up_to === chat.last_msg_no ? chat.last_seq : null))}::int[]) as u (no, up_to, seq)
       where s.no = u.no`.execute(tx)
    return Math.max(entered, behind.length)
  })
}

interface ChatRow {
  chat_id: string
  no: number
  msg_no: number
  seq: number
  last_msg_no: number
  last_seq: number
  /** The last message of this step. */
  up_to: number
}

/** Whoever indexes a chat at this moment goes on alone. */
async function holdBehind(tx: Tx, chatIds: string[]): Promise<ChatRow[]> {
  await sql`insert into search_chats (chat_id) select unnest(${chatIds}::uuid[]) on conflict do nothing`.execute(tx)
  const { rows } = await sql<Omit<ChatRow, 'up_to'>>`
    select s.chat_id, s.no, s.msg_no, s.seq, t.last_msg_no, t.last_seq
      from search_chats s join topics t on t.topic_id = s.chat_id
     where s.chat_id = any(${chatIds}::uuid[]) and (t.last_seq > s.seq or t.last_msg_no > s.msg_no)
     order by s.no for update of s skip locked`.execute(tx)
  let room = MESSAGES
  return rows.flatMap((chat) => {
    if (room <= 0) return []
    const up_to = Math.min(chat.last_msg_no, chat.msg_no + room)
    room -= up_to - chat.msg_no
    return { ...chat, up_to }
  })
}

/** Edited, removed, hidden, put back: each is taken out and read anew. */
async function followChanges(tx: Tx, chats: ChatRow[]): Promise<void> {
  if (chats.length === 0) return
  const { rows } = await sql<{ chat_id: string; msg_no: number }>`
    select distinct m.chat_id, m.msg_no
      from unnest(${chats.map((chat) => chat.chat_id)}::uuid[], ${chats.map((chat) => chat.seq)}::int[],
          ${chats.map((chat) => chat.last_seq)}::int[], ${chats.map((chat) => chat.msg_no)}::int[]) as c (chat_id, seq, last_seq, msg_no)
      join events e on e.topic_id = c.chat_id and e.seq > c.seq and e.seq <= c.last_seq
      join messages m on m.chat_id = e.topic_id and m.id = (e.key->>'messageId')::uuid and m.msg_no <= c.msg_no
     where e.type <> 'chats.messageSent' and e.key ? 'messageId'`.execute(tx)
  if (rows.length === 0) return
  for (const [chatId, changed] of Map.groupBy(rows, (row) => row.chat_id)) {
    const chat = chats.find(({ chat_id }) => chat_id === chatId)!
    const numbers = changed.map(({ msg_no }) => msg_no)
    await tx.deleteFrom('search_entries').where('chat_no', '=', chat.no).where('msg_no', 'in', numbers).execute()
    await addEntries(tx, [chat], sql`m.msg_no = any(${numbers}::int[])`)
  }
}

interface Source {
  chat_no: number
  msg_no: number
  author_id: string
  sent_at: Date
  id: string
  text: string | null
  announcement: { id: string; title: string; text: string } | null
  files: { id: string; name: string }[]
}

async function addEntries(tx: Tx, chats: ChatRow[], which: ReturnType<typeof sql>): Promise<number> {
  const { rows } = await sql<Source>`
    select c.no as chat_no, m.msg_no, m.author_id, m.sent_at, m.id, m.text,
      case when m.attachment_type = 'announcement' then
        (select jsonb_build_object('id', a.id, 'title', a.title, 'text', a.text) from announcements a where a.id = m.attachment_id) end as announcement,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'name', f.card->>'name')) from files f
        where f.chat_id = m.chat_id and f.msg_no = m.msg_no and f.card is not null and f.card->>'kind' <> 'voice'), '[]') as files
    from unnest(${chats.map((chat) => chat.no)}::int[], ${chats.map((chat) => chat.chat_id)}::uuid[],
        ${chats.map((chat) => chat.msg_no)}::int[], ${chats.map((chat) => chat.up_to)}::int[]) as c (no, chat_id, msg_no, up_to)
      join messages m on m.chat_id = c.chat_id and m.removed_at is null and ${which}`.execute(tx)
  const entries = rows.flatMap(readEntries)
  if (entries.length === 0) return 0
  await sql`
    insert into search_entries (chat_no, msg_no, item_id, kind, author_id, at, words)
    select e.chat_no, e.msg_no, e.item_id, e.kind::"char", e.author_id, e.at,
      array_to_tsvector(array(
        select distinct e.chat_no || e.kind || ':' || left(form, 60)
          from unnest(tsvector_to_array(to_tsvector('russian', e.text))) word
          cross join lateral (values (word), (coalesce((ts_lexize('russian_stem', word))[1], word))) as forms (form)))
    from unnest(${entries.map((e) => e.chatNo)}::int[], ${entries.map((e) => e.msgNo)}::int[], ${entries.map((e) => e.itemId)}::uuid[],
      ${entries.map((e) => e.kind)}::text[], ${entries.map((e) => e.authorId)}::uuid[], ${entries.map((e) => e.at)}::timestamptz[],
      ${entries.map((e) => e.text)}::text[]) as e (chat_no, msg_no, item_id, kind, author_id, at, text)
    on conflict do nothing`.execute(tx)
  return entries.length
}

function readEntries({ chat_no, msg_no, author_id, sent_at, id, text, announcement, files }: Source) {
  const place = { chatNo: chat_no, msgNo: msg_no, authorId: author_id, at: sent_at }
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
