import { type SqlBool, sql } from 'kysely'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessHat, type HatRow } from './access.ts'
import { findSuspicions, readListed } from './suspicions.ts'
import { viewPeople } from './views.ts'

export const listUnconfirmed = handleQuery(contract.listUnconfirmed, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  mayLookAtUnconfirmed(hat)
  const staff = hat.administers ? await readStaff(tx, hat) : []
  const families = await readFamilies(tx, hat)
  const found = hat.administers ? findSuspicions(await readListed(tx, hat.organizationId)) : []
  const ids = [...staff, ...families].map(({ id }) => id)
  const views = new Map(
    (await viewPeople(tx, [...ids, ...found.map(({ person }) => person.id)])).map((one) => [one.id, one]),
  )
  const since = (row: Row) => ({ person: views.get(row.id)!, since: row.since.toISOString() })
  return {
    staff: staff.map((row) => ({ ...since(row), self: row.id === hat.personId })),
    families: families.map(since),
    suspicions: found.map(({ kind, person, other }) => ({
      kind,
      person: views.get(person.id)!,
      other: other && { id: other.id, fullName: other.fullName, roles: other.roles },
    })),
  }
})

export function mayLookAtUnconfirmed({ administers, ledClassIds }: HatRow): void {
  if (!administers && ledClassIds.length === 0) throw notYours()
}

interface Row {
  id: string
  since: Date
}

export const readStaff = async (db: Db, { organizationId }: HatRow): Promise<Row[]> =>
  (
    await sql<Row>`select p.id, coalesce(p.joined_at, p.created_at) as since from people p
      where p.organization_id = ${organizationId} and p.left_at is null and p.verified_at is null
        and exists (select from person_roles r where r.person_id = p.id and r.role not in ('pupil', 'guardian'))
      order by since`.execute(db)
  ).rows

/** Whom a link has let in at once, and nobody has looked at since. */
export const cameByThemselves = sql<SqlBool>`p.known_at is null and exists (select from join_requests j
  where j.person_id = p.id and j.state = 'accepted' and j.decided_by is null)`

export const readFamilies = async (db: Db, { organizationId, administers, ledClassIds }: HatRow): Promise<Row[]> =>
  (
    await sql<Row>`select p.id, coalesce(p.joined_at, p.created_at) as since from people p
      where p.organization_id = ${organizationId} and p.left_at is null and ${cameByThemselves}
        and not exists (select from person_roles r where r.person_id = p.id and r.role not in ('pupil', 'guardian'))
        and (${administers} or exists (select from class_seats s where s.class_id = any(${ledClassIds}::uuid[]) and s.part = 'pupil'
          and s.left_at is null and (s.person_id = p.id or exists (
            select from guardianships g where g.guardian_id = p.id and g.pupil_id = s.person_id))))
      order by since`.execute(db)
  ).rows

const notYours = () =>
  forbidden(
    'Подтверждают администрация и классный руководитель своего класса',
    'The administration confirms, and the class teacher for the own class',
  )
