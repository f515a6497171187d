import { sql } from 'kysely'
import { DEFAULT_LIMITS } from '#domains/files'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'

interface Row {
  id: string
  name: string
  kind: 'school' | 'supplementary' | 'college' | 'schoolPreschool'
  region: string
  municipality: string
  created_at: Date
  suspended_at: Date | null
  suspended_for: string | null
  people: number
  joined: number
  classes: number
  administrators: number
  bytes: number
  quota: number | null
}

/** Counts of people and bytes; the operator is nobody's member and learns no name. */
export const listOrganizations = handleQuery(contract.listOrganizations, async ({ tx }) => {
  const { rows } = await sql<Row>`
    with counted as (
      select p.organization_id, count(*)::int as people, count(coalesce(p.account_id, w.account_id))::int as joined,
        count(coalesce(p.account_id, w.account_id)) filter (where exists (
          select from person_roles r where r.person_id = p.id and r.role = 'administrator'))::int as administrators
        from people p left join suspended_people w on w.person_id = p.id where p.left_at is null group by 1)
    select o.id, coalesce(nullif(o.short_name, ''), o.name) as name, o.kind, o.region, o.municipality, o.created_at,
      o.suspended_at, o.suspended_for, coalesce(c.people, 0) as people, coalesce(c.joined, 0) as joined,
      coalesce(c.administrators, 0) as administrators,
      (select count(*)::int from classes k where k.organization_id = o.id and k.archived_at is null) as classes,
      coalesce(u.bytes, 0)::float8 as bytes, l.quota::float8 as quota
    from organizations o left join counted c on c.organization_id = o.id
      left join file_usage u on u.organization_id = o.id left join file_limits l on l.organization_id = o.id
    order by o.suspended_at nulls last, name, o.id`.execute(tx)
  return {
    organizations: rows.map(({ created_at, suspended_at, suspended_for, bytes, quota, ...row }) => ({
      id: row.id,
      name: row.name,
      kind: row.kind,
      region: row.region,
      municipality: row.municipality,
      createdAt: created_at.toISOString(),
      suspended: suspended_at && { at: suspended_at.toISOString(), reason: suspended_for ?? '' },
      people: row.people,
      joined: row.joined,
      classes: row.classes,
      administered: row.administrators > 0,
      bytes,
      quota: quota ?? DEFAULT_LIMITS.quota,
    })),
  }
})
