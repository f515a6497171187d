import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { Id } from '#contract'
import type { Db } from '#server/db'
import { invalid } from '#server/errors'
import { soughtWords } from '../rules.ts'

const PAGE = 50

interface Sought {
  organizationId: string
  kind: 'staff' | 'pupils' | 'guardians' | 'all'
  text?: string | undefined
  joined?: 'yes' | 'no' | undefined
  /** Only the people of these classes, guardians through their children. */
  classIds: string[] | undefined
}

/** Fifty people after a place in the list; `next` names the place to go on from. */
export async function findPage(db: Db, sought: Sought, after: string | undefined) {
  const beyond = after === undefined ? sql`true` : isBeyond(readPlace(after))
  const { rows } = await sql<{ id: string; name: string }>`
    select id, ${NAME} as name from people where ${matches(sought)} and ${beyond}
    order by ${NAME} collate "ru-x-icu", id limit ${PAGE + 1}`.execute(db)
  const last = rows.length > PAGE ? rows[PAGE - 1] : undefined
  return { ids: rows.slice(0, PAGE).map(({ id }) => id), next: last ? JSON.stringify([last.name, last.id]) : null }
}

export async function countPeople(db: Db, sought: Sought): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*)::int as total from people where ${matches(sought)}`.execute(db)
  return rows[0]!.total
}

// The collation is named, so that a list goes as Russian lists go whatever the database's own order is.
const NAME = sql`concat_ws(' ', last_name, first_name, patronymic)`
const PLAIN_NAME = sql`' ' || translate(lower(${NAME} collate "ru-x-icu"), 'ё', 'е')`

function matches({ organizationId, kind, text, joined, classIds }: Sought): RawBuilder<unknown> {
  const conditions = [
    sql`organization_id = ${organizationId}`,
    sql`left_at is null`,
    OF_KIND[kind],
    ...soughtWords(text ?? '').map((word) => sql`${PLAIN_NAME} like ${`% ${word.replace(/[\\%_]/g, '\\$&')}%`}`),
    ...(joined ? [joined === 'yes' ? sql`account_id is not null` : sql`account_id is null`] : []),
    ...(classIds ? [sitsAround(classIds)] : []),
  ]
  return sql.join(conditions, sql` and `)
}

const wears = (roles: RawBuilder<unknown>) =>
  sql`exists (select from person_roles r where r.person_id = people.id and ${roles})`

const OF_KIND = {
  all: sql`true`,
  staff: wears(sql`r.role not in ('pupil', 'guardian')`),
  pupils: wears(sql`r.role = 'pupil'`),
  guardians: wears(sql`r.role = 'guardian'`),
}

const sitsAround = (classIds: string[]) => sql`(
  id in (select s.person_id from class_seats s where s.left_at is null and s.class_id = any(${classIds}::uuid[]))
  or id in (select g.guardian_id from guardianships g join class_seats s on s.person_id = g.pupil_id
             where s.left_at is null and s.part = 'pupil' and s.class_id = any(${classIds}::uuid[])))`

const Place = z.tuple([z.string(), Id])

function readPlace(after: string): z.output<typeof Place> {
  const place = Place.safeParse(after.startsWith('[') ? parsed(after) : undefined)
  if (!place.success)
    throw invalid('Список изменился. Откройте его заново', 'The list has changed. Open it again', 'after')
  return place.data
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isBeyond = ([name, id]: z.output<typeof Place>) => sql`(${NAME} collate "ru-x-icu", id) > (${name}, ${id}::uuid)`
