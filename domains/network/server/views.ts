import { sql } from 'kysely'
import type { Figures, Joined } from '#contract/statistics'
import { FEW, withoutFew } from '#rules/statistics'
import type { Db } from '#server/db'
import type { Curator, SchoolFigures, WatchedSchool } from '../contract.ts'
import { AGREED, COVERS } from './access.ts'

export async function viewCurator(db: Db, id: string): Promise<Curator> {
  const row = await selectCurators(db).where('curators.id', '=', id).executeTakeFirstOrThrow()
  return curatorOf(row)
}

export const selectCurators = (db: Db) =>
  db
    .selectFrom('curators')
    .innerJoin('accounts', 'accounts.id', 'curators.account_id')
    .select(['curators.id', 'accounts.name', 'region', 'municipality', 'appointed_at'])

export const curatorOf = (row: {
  id: string
  name: string
  region: string
  municipality: string | null
  appointed_at: Date
}): Curator => ({
  id: row.id,
  name: row.name,
  region: row.region,
  municipality: row.municipality,
  appointedAt: row.appointed_at.toISOString(),
})

type Brief = Pick<Figures, 'families' | 'announcements' | 'chats'>

interface Row {
  id: string
  name: string
  region: string
  municipality: string
  open: boolean
  unread: number
  day: string | null
  pupils: Joined
  guardians: Joined
  staff: Joined
  brief: Brief
}

/** The schools of these territories with their latest day, if they have agreed to show it. One step in an index each. */
export async function viewSchools(db: Db, curatorIds: string[], organizationId?: string): Promise<WatchedSchool[]> {
  const { rows } = await sql<Row>`
    select o.id, coalesce(nullif(o.short_name, ''), o.name) as name, o.region, o.municipality,
      n.organization_id is not null as open, coalesce(l.unread, 0)::int as unread, d.*
    from organizations o
      left join network_consents n on ${AGREED}
      left join lateral (
        select day::text as day, brief, json_build_object('known', pupils, 'joined', pupils_joined) as pupils,
          json_build_object('known', guardians, 'joined', guardians_joined) as guardians,
          json_build_object('known', staff, 'joined', staff_joined) as staff
          from statistics_days s where s.organization_id = o.id and n.organization_id is not null
         order by s.day desc limit 1) d on true
      left join (
        select organization_id, count(*) as unread from curator_letters
         where curator_id = any(${curatorIds}::uuid[]) and read_at is null and person_id is not null group by 1) l
        on l.organization_id = o.id
    where exists (select from curators c where c.id = any(${curatorIds}::uuid[]) and ${COVERS})
      and ${organizationId ? sql`o.id = ${organizationId}` : sql`true`}
    order by o.region, o.municipality, name, o.id`.execute(db)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    region: row.region,
    municipality: row.municipality,
    open: row.open,
    unread: row.unread,
    figures: row.day === null ? null : figuresOf(row, row.day),
  }))
}

/** A group of fewer than five is not told: one would know who it is. */
function figuresOf({ pupils, guardians, staff, brief }: Row, day: string): SchoolFigures {
  const { families, announcements, chats } = brief
  return {
    day,
    pupils: withoutFew(pupils),
    guardians: withoutFew(guardians),
    staff: withoutFew(staff),
    families: families && families.known >= FEW ? { known: families.known, reached: families.reached } : null,
    confirmed: { asked: announcements?.asked ?? 0, confirmed: announcements?.confirmed ?? 0 },
    subjects: { all: chats?.subjects ?? 0, made: chats?.subjectsMade ?? 0 },
    withoutAdult: chats?.withoutAdult ?? 0,
  }
}
