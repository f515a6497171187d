import { sql } from 'kysely'
import type { Db } from '#server/db'
import type { LinkedPerson } from '../contract.ts'

const PAGE = 50

interface Wish {
  shown: 'all' | 'linked' | 'unlinked'
  text?: string | undefined
  after: number
}

/** Before the journal was connected, a list may have said what it calls somebody. */
export const JOURNAL_ID = sql<string | null>`coalesce(l.journal_id, (
  select min(substring(i.source_id from position(':' in i.source_id) + 1)) from roster_ids i
   where i.person_id = p.id and i.source_id like 'oneroster:%'))`

const ROLED = sql<boolean>`exists (select from person_roles r where r.person_id = p.id)`

export async function countLinked(db: Db, organizationId: string): Promise<{ all: number; linked: number }> {
  const { rows } = await sql<{ all: number; linked: number }>`
    select count(*)::int as "all", count(${JOURNAL_ID})::int as linked
      from people p left join journal_links l on l.person_id = p.id
     where p.organization_id = ${organizationId} and p.left_at is null and ${ROLED}`.execute(db)
  return rows[0]!
}

export async function readLinked(db: Db, organizationId: string, { shown, text, after }: Wish) {
  const like = text ? `%${text.replace(/[\\%_]/g, '\\$&').replaceAll('ё', 'е')}%` : null
  const people = await readRows(
    db,
    sql`p.organization_id = ${organizationId} and ${ROLED}
      and (${shown} = 'all' or (${JOURNAL_ID} is not null) = (${shown} = 'linked'))
      and (${like}::text is null or replace(concat_ws(' ', p.last_name, p.first_name, p.patronymic), 'ё', 'е') ilike ${like})`,
    after,
  )
  return { people: people.slice(0, PAGE), next: people.length > PAGE ? after + PAGE : null }
}

export const readOneLinked = async (db: Db, personId: string): Promise<LinkedPerson> =>
  (await readRows(db, sql`p.id = ${personId}`, 0))[0]!

async function readRows(db: Db, where: ReturnType<typeof sql>, after: number): Promise<LinkedPerson[]> {
  const { rows } = await sql<LinkedPerson>`
    select p.id, concat_ws(' ', p.last_name, p.first_name, p.patronymic) as "fullName",
           p.account_id is not null as joined, ${JOURNAL_ID} as "journalId",
           case when k.pupil then 'pupil' when k.staff then 'staff' else 'guardian' end as who,
           coalesce(case when k.pupil then (select min(c.name) from class_seats s join classes c on c.id = s.class_id
               where s.person_id = p.id and s.part = 'pupil' and s.left_at is null and c.archived_at is null and c.kind = 'class')
             when k.staff then p.post
             else (select string_agg(concat_ws(' ', o.last_name, o.first_name), ', ' order by o.last_name, o.first_name)
               from guardianships g join people o on o.id = g.pupil_id where g.guardian_id = p.id and o.left_at is null) end, '') as about
      from people p
      left join journal_links l on l.person_id = p.id
      cross join lateral (select bool_or(r.role = 'pupil') as pupil, bool_or(r.role not in ('pupil', 'guardian')) as staff
        from person_roles r where r.person_id = p.id) k
     where p.left_at is null and ${where}
     order by p.last_name, p.first_name, p.patronymic, p.id
     limit ${PAGE + 1} offset ${after}`.execute(db)
  return rows
}
