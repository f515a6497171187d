import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { PersonRef } from '#contract/people'
import type { Db } from '#server/db'
import type { AcknowledgementRow } from '../contract.ts'
import { expected, ofClasses } from './expected.ts'
import { genitiveOf } from './views.ts'

export type Narrowing = 'all' | 'confirmed' | 'waiting' | 'absent'

interface Sought {
  announcementId: string
  /** A class teacher's own classes; null = everybody. */
  classIds: string[] | null
  state?: Narrowing
  text?: string | undefined
  after?: string | undefined
  limit?: number
}

interface Row {
  person_id: string
  about_id: string
  last_name: string
  first_name: string
  patronymic: string | null
  account_id: string | null
  card: PersonRef
  about_last: string
  about_first: string
  about_patronymic: string | null
  class_name: string | null
  children_class: string | null
  at: Date | null
  way: 'press' | 'paper' | null
  marked_by: string | null
}

const LISTED = sql`lower(concat_ws(' ', p.last_name, p.first_name, p.patronymic))`

const classOf = (who: RawBuilder<unknown>) => sql`
  (select cl.name from class_seats cs join classes cl on cl.id = cs.class_id and cl.archived_at is null
    where cs.left_at is null and cs.part = 'pupil' and ${who} order by cl.parallel, cl.name limit 1)`

/** The list by name, in one statement: a page from a place on, or all of it for the sheet. */
export async function readRows(db: Db, sought: Sought): Promise<{ rows: AcknowledgementRow[]; next: string | null }> {
  const { announcementId, classIds, state = 'all', text, limit = 100_000 } = sought
  const place = sought.after ? readPlace(sought.after) : null
  const { rows } = await sql<Row>`
    select e.person_id, e.about_id, p.last_name, p.first_name, p.patronymic, p.account_id, k.at, k.way,
      (select s.card from chat_seats s join announcement_chats ac on ac.chat_id = s.chat_id
        where ac.announcement_id = e.announcement_id and s.person_id = e.person_id and s.left_at is null
        order by (jsonb_typeof(s.card->'kinship') = 'null') = (e.about_id = e.person_id) desc limit 1) as card,
      b.last_name as about_last, b.first_name as about_first, b.patronymic as about_patronymic,
      ${classOf(sql`cs.person_id = e.about_id`)} as class_name,
      ${classOf(sql`cs.person_id in (select g.pupil_id from bonds_talking g where g.guardian_id = e.person_id)`)} as children_class,
      (select concat_ws(' ', w.first_name, w.patronymic, w.last_name) from people w where w.id = k.marked_by) as marked_by
      from (${expected(sql<SqlBool>`a.id = ${announcementId}`)}) e
      join people p on p.id = e.person_id
      join people b on b.id = e.about_id
      left join acknowledgements k using (announcement_id, person_id, about_id)
     where ${inState(state)} and ${classIds ? ofClasses(classIds) : sql<SqlBool>`true`} and ${named(text)}
       and ${place ? sql<SqlBool>`(${LISTED}, e.person_id, e.about_id) > (${place[0]}, ${place[1]}::uuid, ${place[2]}::uuid)` : sql<SqlBool>`true`}
     order by ${LISTED}, e.person_id, e.about_id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  return { rows: page.map(viewRow), next: rows.length > limit ? writePlace(page.at(-1)!) : null }
}

/** Sums of what `readRows` would list, whatever its narrowing. */
export async function countRows(db: Db, { announcementId, classIds }: Pick<Sought, 'announcementId' | 'classIds'>) {
  const { rows } = await sql<{ of: number; confirmed: number; absent: number }>`
    select count(*)::int as of, count(k.at)::int as confirmed,
      (count(*) filter (where k.at is null and p.account_id is null))::int as absent
      from (${expected(sql<SqlBool>`a.id = ${announcementId}`)}) e
      join people p on p.id = e.person_id
      left join acknowledgements k using (announcement_id, person_id, about_id)
     where ${classIds ? ofClasses(classIds) : sql<SqlBool>`true`}`.execute(db)
  return rows[0]!
}

function inState(state: Narrowing) {
  if (state === 'confirmed') return sql<SqlBool>`k.at is not null`
  if (state === 'waiting') return sql<SqlBool>`k.at is null`
  if (state === 'absent') return sql<SqlBool>`k.at is null and p.account_id is null`
  return sql<SqlBool>`true`
}

function named(text: string | undefined) {
  if (!text) return sql<SqlBool>`true`
  const words = text.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)
  const listed = sql`replace(lower(concat_ws(' ', p.last_name, p.first_name, p.patronymic, b.last_name, b.first_name)), 'ё', 'е')`
  return sql<SqlBool>`${sql.join(
    words.map((word) => sql`strpos(${listed}, ${word}) > 0`),
    sql` and `,
  )}`
}

const listedName = (row: Row) => [row.last_name, row.first_name, row.patronymic].filter(Boolean).join(' ')

const writePlace = (row: Row): string => JSON.stringify([listedName(row).toLowerCase(), row.person_id, row.about_id])

function readPlace(after: string): [string, string, string] | null {
  const UUID = /^[0-9a-f-]{36}$/
  const [, name, person, about] = /^\["((?:[^"\\]|\\.)*)","([^"]*)","([^"]*)"\]$/.exec(after) ?? []
  if (name === undefined || !UUID.test(person!) || !UUID.test(about!)) return null
  return JSON.parse(after) as [string, string, string]
}

function viewRow(row: Row): AcknowledgementRow {
  const about = { last_name: row.about_last, first_name: row.about_first, patronymic: row.about_patronymic }
  return {
    person: row.card,
    fullName: listedName(row),
    about:
      row.about_id === row.person_id
        ? null
        : {
            id: row.about_id,
            fullName: `${row.about_last} ${row.about_first}`,
            name: row.about_first,
            genitive: genitiveOf(about),
          },
    // Among colleagues somebody stands as a colleague, whoever else they are here.
    className: row.class_name ?? (row.card.kinship ? row.children_class : null),
    joined: row.account_id !== null,
    at: row.at?.toISOString() ?? null,
    way: row.way,
    markedBy: row.marked_by,
  }
}
