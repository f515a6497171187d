import { type SqlBool, sql } from 'kysely'
import { accessHat } from '#domains/people'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import type { Actor } from '#server/operation'
import type { JournalEntry } from '../contract.ts'
import { readChatNames, readRefs } from './names.ts'

interface Wish {
  organizationId: string
  text?: string | undefined
  from?: string | undefined
  to?: string | undefined
  before?: string | undefined
}

/** The deeds of the desk that a wish names, the latest first. */
export async function readJournal(db: Db, actor: Actor, wish: Wish, limit: number): Promise<JournalEntry[]> {
  const hat = await accessHat(db, actor, wish.organizationId)
  if (!hat.administers) {
    throw forbidden('Журнал модерации ведёт администрация школы', 'The journal is for the school’s administration')
  }
  const { rows } = await sql<{
    id: string
    at: Date
    deed: JournalEntry['deed']
    by_id: string | null
    about_id: string | null
    chat_id: string | null
    words: string
    measure: JournalEntry['measure']
    until: Date | null
  }>`
    select j.id, j.at, j.deed, j.by_id, j.about_id, j.chat_id, j.words, j.measure, j.until
      from moderation_journal j join organizations o on o.id = j.organization_id
      left join people b on b.id = j.by_id left join people a on a.id = j.about_id
     where j.organization_id = ${wish.organizationId}
       and ${wish.before ? sql<SqlBool>`j.at < ${new Date(wish.before)}` : sql<SqlBool>`true`}
       and ${wish.from ? sql<SqlBool>`(j.at at time zone o.time_zone)::date >= ${wish.from}::date` : sql<SqlBool>`true`}
       and ${wish.to ? sql<SqlBool>`(j.at at time zone o.time_zone)::date <= ${wish.to}::date` : sql<SqlBool>`true`}
       and ${wish.text ? named(wish.text) : sql<SqlBool>`true`}
     order by j.at desc, j.id desc limit ${limit}::int`.execute(db)
  const people = await readRefs(
    db,
    rows.flatMap(({ by_id, about_id }) => [by_id, about_id]),
  )
  const chats = await readChatNames(
    db,
    rows.map(({ chat_id }) => chat_id),
  )
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    deed: row.deed,
    by: row.by_id ? (people.get(row.by_id)?.name ?? null) : null,
    about: row.about_id ? (people.get(row.about_id)?.name ?? null) : null,
    chat: row.chat_id ? (chats.get(row.chat_id) ?? null) : null,
    words: row.words,
    measure: row.measure,
    until: row.until?.toISOString() ?? null,
  }))
}

/** Every word of the question, in what was written or in a name; ё is е. */
function named(text: string) {
  const words = text.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)
  const everything = sql`replace(lower(concat_ws(' ', j.words, b.last_name, b.first_name, b.patronymic, a.last_name, a.first_name, a.patronymic)), 'ё', 'е')`
  return sql<SqlBool>`(${sql.join(
    words.map((word) => sql<SqlBool>`position(${word} in ${everything}) > 0`),
    sql` and `,
  )})`
}
