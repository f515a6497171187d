import { sql } from 'kysely'
import type { FileRef } from '#contract/files'
import type { PersonRef } from '#contract/people'
import { plainWords } from '#rules/chats'
import type { Db } from '#server/db'
import type { Actor } from '#server/operation'
import type { FoundAnnouncement, FoundFile, FoundMessage } from '../contract.ts'
import type { Entry } from './find-entries.ts'
import { plain } from './plain.ts'
import type { Sought } from './read-query.ts'
import { governs } from './seats.ts'
import { snippets } from './snippet.ts'

interface Said {
  chat_id: string
  msg_no: number
  id: string
  text: string | null
  sent_at: Date
  author: PersonRef
}

/**
 * The messages as they are at this moment: the index may be a second behind a removal or a seat that was taken away,
 * what is shown never is.
 */
async function readSaid(db: Db, actor: Actor, entries: Entry[]): Promise<Map<string, Said>> {
  if (entries.length === 0) return new Map()
  const { rows } = await sql<Said>`
    select m.chat_id, m.msg_no, m.id, m.text, m.sent_at, a.card as author
      from unnest(${entries.map((e) => e.chat_id)}::uuid[], ${entries.map((e) => e.msg_no)}::int[]) as e (chat_id, msg_no)
      join messages m on m.chat_id = e.chat_id and m.msg_no = e.msg_no and m.removed_at is null
      join chat_seats a on a.chat_id = m.chat_id and a.person_id = m.author_id
     where exists (select from chat_seats s
                    where s.chat_id = m.chat_id and s.account_id = ${actor.accountId} and s.left_at is null)
        or (m.attachment_type = 'announcement' and exists (
             select from announcements a join people me on me.organization_id = a.organization_id and me.left_at is null
              where a.id = m.attachment_id and me.account_id = ${actor.accountId}
                and (a.author_id = me.id or ${governs})))`.execute(db)
  return new Map(rows.map((row) => [`${row.chat_id} ${row.msg_no}`, row]))
}

async function placed(db: Db, actor: Actor, entries: Entry[]) {
  const said = await readSaid(db, actor, entries)
  return entries.flatMap((entry) => {
    const message = said.get(`${entry.chat_id} ${entry.msg_no}`)
    return message ? [{ entry, message, place: placeOf(message) }] : []
  })
}

const placeOf = ({ chat_id, msg_no, author, sent_at }: Said) => ({
  chatId: chat_id,
  msgNo: msg_no,
  author,
  at: sent_at.toISOString(),
})

export async function viewMessages(db: Db, actor: Actor, entries: Entry[], sought: Sought): Promise<FoundMessage[]> {
  const found = (await placed(db, actor, entries)).filter(({ message }) => message.text !== null)
  const texts = found.map(({ message }) => plainWords(message.text!))
  const cuts = await snippets(db, texts, sought)
  return found.map(({ message, place }, n) => ({
    ...place,
    messageId: message.id,
    snippet: cuts[n]!,
    exact: sought.phrase !== null && plain(texts[n]!).replace(/\s+/g, ' ').includes(sought.phrase),
  }))
}

export async function viewFiles(db: Db, actor: Actor, entries: Entry[], sought: Sought): Promise<FoundFile[]> {
  const found = await placed(db, actor, entries)
  if (found.length === 0) return []
  const { rows } = await sql<{ id: string; card: FileRef }>`
    select id, card from files where id = any(${entries.map((e) => e.item_id)}::uuid[]) and card is not null
      and chat_id is not null`.execute(db)
  const cards = new Map(rows.map(({ id, card }) => [id, card]))
  const shown = found.flatMap(({ entry, place }) => {
    const file = cards.get(entry.item_id)
    return file ? [{ file, place }] : []
  })
  const names = await snippets(
    db,
    shown.map(({ file }) => file.name),
    sought,
    { whole: true },
  )
  return shown.map(({ file, place }, n) => ({ ...place, file, name: names[n]! }))
}

/** One that stands in several of my chats is shown once. */
export async function viewAnnouncements(
  db: Db,
  actor: Actor,
  entries: Entry[],
  sought: Sought,
): Promise<FoundAnnouncement[]> {
  const found = await placed(db, actor, entries)
  if (found.length === 0) return []
  const rows = await db
    .selectFrom('announcements')
    .select(['id', 'title', 'text'])
    .where(
      'id',
      'in',
      entries.map((entry) => entry.item_id),
    )
    .execute()
  const texts = new Map(rows.map((row) => [row.id, row]))
  const once = new Set<string>()
  const shown = found.flatMap(({ entry, place }) => {
    const one = texts.get(entry.item_id)
    if (!one || once.has(one.id)) return []
    once.add(one.id)
    return [{ one, place }]
  })
  const titles = await snippets(
    db,
    shown.map(({ one }) => one.title),
    sought,
    { whole: true },
  )
  const cuts = await snippets(
    db,
    shown.map(({ one }) => plainWords(one.text)),
    sought,
  )
  return shown.map(({ one, place }, n) => ({
    ...place,
    announcementId: one.id,
    title: titles[n]!,
    snippet: cuts[n]!,
  }))
}
