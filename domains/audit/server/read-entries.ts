import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '#server/db'
import type { Entry, Wish } from '../contract.ts'
import { actionsNamed, actionsOf } from '../rules.ts'
import { readObjects } from './objects.ts'

const SHOWN_ABOUT = 5

interface Row {
  no: number
  at: Date
  action: string
  by_person: string | null
  by_name: string | null
  about: string[]
  object_kind: string | null
  object_id: string | null
  reason: string | null
  details: Entry['details']
}

interface Bounds extends Wish {
  before?: number | undefined
  aboutAny?: string[]
}

/** Entries of one chain, the latest first, with the names that the ids have today. */
export async function readEntries(db: Db, chain: string, wish: Bounds, limit: number): Promise<Entry[]> {
  const { rows } = await sql<Row>`
    select e.no, e.at, e.action, coalesce(e.by_person, b.id) as by_person, e.about, e.object_kind, e.object_id,
           e.reason, e.details,
           coalesce(${nameIn(sql`b`)}, a.name) as by_name
      from audit_entries e
      left join organizations o on o.id = e.chain_id
      left join accounts a on a.id = e.by_account
      left join lateral (
        select p.id, p.last_name, p.first_name, p.patronymic from people p
         where p.id = e.by_person
            or (e.by_person is null and p.account_id = e.by_account and p.organization_id = e.chain_id)
         limit 1) b on true
     where e.chain_id = ${chain} and ${sql.join(conditions(wish), sql` and `)}
     order by e.no desc limit ${limit}::int`.execute(db)
  const shown = rows.flatMap(({ about }) => about.slice(0, SHOWN_ABOUT))
  const names = await readNames(db, shown)
  const objects = await readObjects(db, rows)
  return rows.map((row, place) => ({
    no: row.no,
    at: row.at.toISOString(),
    action: row.action,
    by: row.by_name ? { id: row.by_person, name: row.by_name } : null,
    about: row.about.slice(0, SHOWN_ABOUT).map((id) => ({ id, name: names.get(id) ?? '—' })),
    aboutCount: row.about.length,
    object: objects[place]!.name,
    reason: row.reason ?? objects[place]!.reason,
    details: row.details,
  }))
}

function conditions(wish: Bounds): RawBuilder<SqlBool>[] {
  const day = sql`(e.at at time zone coalesce(o.time_zone, 'Europe/Moscow'))::date`
  return [
    sql<SqlBool>`true`,
    ...(wish.before === undefined ? [] : [sql<SqlBool>`e.no < ${wish.before}`]),
    ...(wish.area ? [sql<SqlBool>`e.action = any(${actionsOf(wish.area)})`] : []),
    ...(wish.by ? [sql<SqlBool>`coalesce(e.by_person, b.id) = ${wish.by}`] : []),
    ...(wish.about ? [sql<SqlBool>`e.about @> array[${wish.about}]::uuid[]`] : []),
    ...(wish.aboutAny ? [sql<SqlBool>`e.about && ${wish.aboutAny}::uuid[]`] : []),
    ...(wish.from ? [sql<SqlBool>`${day} >= ${wish.from}::date`] : []),
    ...(wish.to ? [sql<SqlBool>`${day} <= ${wish.to}::date`] : []),
    ...(wish.text ? [named(wish.text)] : []),
  ]
}

/** Every word of the question: in the sentence of the act, or in the reason and the names around it; ё is е. */
function named(text: string): RawBuilder<SqlBool> {
  const words = text.toLowerCase().replaceAll('ё', 'е').split(/\s+/).filter(Boolean)
  if (words.length === 0) return sql<SqlBool>`true`
  const everything = sql`replace(lower(concat_ws(' ', e.reason, a.name, ${nameIn(sql`b`)}, (
    select string_agg(${nameIn(sql`q`)}, ' ') from people q where q.id = any(e.about)))), 'ё', 'е')`
  const each = words.map((word) => sql<SqlBool>`position(${word} in ${everything}) > 0`)
  return sql<SqlBool>`(e.action = any(${actionsNamed(text)}) or (${sql.join(each, sql` and `)}))`
}

const nameIn = (who: RawBuilder<unknown>) =>
  sql<string | null>`nullif(concat_ws(' ', ${who}.last_name, ${who}.first_name, ${who}.patronymic), '')`

async function readNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('people')
    .select(['id', 'last_name', 'first_name', 'patronymic'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, [row.last_name, row.first_name, row.patronymic].filter(Boolean).join(' ')]))
}
