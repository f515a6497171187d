import { sql } from 'kysely'
import { seatPeople } from '#domains/chats'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import type { PersonName, Relation, Role } from '../contract.ts'
import { isStaff } from '../rules.ts'
import { tellHats, tellSchool } from './tell.ts'

// A whole list at once, in a statement for each kind of thing. Nobody is seated or told here: whoever writes a list
// calls `seatPeople` and tells the school when all of it is written.

export interface NewPerson {
  id: string
  name: PersonName
  roles: readonly Role[]
  post: string | null
}

export async function addPeople(
  tx: Tx,
  organizationId: string,
  people: readonly NewPerson[],
  grantedBy: string,
): Promise<void> {
  if (people.length === 0) return
  const rows = people.map(({ id, name, roles, post }) => ({
    id,
    last_name: name.lastName,
    first_name: name.firstName,
    patronymic: name.patronymic ?? null,
    post,
    staff: isStaff(roles),
  }))
  await sql`
    insert into people (id, organization_id, last_name, first_name, patronymic, post, verified_at, verified_by)
    select id, ${organizationId}, last_name, first_name, patronymic, post,
      case when staff then ${now()}::timestamptz end, case when staff then ${grantedBy}::uuid end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t (id uuid, last_name text, first_name text, patronymic text, post text, staff boolean)`.execute(tx)
  await grantMany(
    tx,
    people.flatMap(({ id, roles }) => roles.map((role) => ({ personId: id, role }))),
    grantedBy,
  )
}

export async function grantMany(
  tx: Tx,
  grants: readonly { personId: string; role: Role }[],
  grantedBy: string,
): Promise<void> {
  if (grants.length === 0) return
  await sql`
    insert into person_roles (person_id, role, granted_by)
    select "personId", role, ${grantedBy} from jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as t ("personId" uuid, role text)
    on conflict do nothing`.execute(tx)
  const staff = grants.filter(({ role }) => isStaff([role])).map(({ personId }) => personId)
  await sql`update people set verified_at = ${now()}, verified_by = ${grantedBy}
    where id = any(${staff}::uuid[]) and verified_at is null`.execute(tx)
}

export async function revokeMany(tx: Tx, grants: readonly { personId: string; role: Role }[]): Promise<void> {
  if (grants.length === 0) return
  await sql`
    delete from person_roles r using jsonb_to_recordset(${JSON.stringify(grants)}::jsonb) as t ("personId" uuid, role text)
    where r.person_id = t."personId" and r.role = t.role`.execute(tx)
}

export async function renamePeople(tx: Tx, names: readonly { personId: string; name: PersonName }[]): Promise<void> {
  if (names.length === 0) return
  const rows = names.map(({ personId, name }) => ({ personId, ...name }))
  await sql`
    update people p set last_name = t."lastName", first_name = t."firstName", patronymic = t.patronymic
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as t ("personId" uuid, "lastName" text, "firstName" text, patronymic text)
    where p.id = t."personId"`.execute(tx)
}

export async function setPosts(tx: Tx, posts: readonly { personId: string; post: string | null }[]): Promise<void> {
  if (posts.length === 0) return
  await sql`
    update people p set post = t.post
    from jsonb_to_recordset(${JSON.stringify(posts)}::jsonb) as t ("personId" uuid, post text)
    where p.id = t."personId"`.execute(tx)
}

export interface Bond {
  guardianId: string
  pupilId: string
  relation: Relation
}

/** A repeat with another relation corrects it. */
export async function bindMany(tx: Tx, bonds: readonly Bond[], createdBy: string): Promise<void> {
  if (bonds.length === 0) return
  await sql`
    insert into guardianships (guardian_id, pupil_id, relation, created_by)
    select "guardianId", "pupilId", relation, ${createdBy}
    from jsonb_to_recordset(${JSON.stringify(bonds)}::jsonb) as t ("guardianId" uuid, "pupilId" uuid, relation text)
    on conflict (guardian_id, pupil_id) do update set relation = excluded.relation`.execute(tx)
  await grantMany(
    tx,
    bonds.map(({ guardianId }) => ({ personId: guardianId, role: 'guardian' as const })),
    createdBy,
  )
}

export async function unbindMany(tx: Tx, bonds: readonly Pick<Bond, 'guardianId' | 'pupilId'>[]): Promise<void> {
  if (bonds.length === 0) return
  await sql`
    delete from guardianships g
    using jsonb_to_recordset(${JSON.stringify(bonds)}::jsonb) as t ("guardianId" uuid, "pupilId" uuid)
    where g.guardian_id = t."guardianId" and g.pupil_id = t."pupilId"`.execute(tx)
}

/**
 * Brings people who have left back into the school, under the way in they had, unless that account is somebody else here
 * by now. Answers with the accounts that hear the school again.
 */
export async function returnPeople(tx: Tx, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return []
  const { rows } = await sql<{ account_id: string | null }>`
    update people p set left_at = null, account_id = case when exists (
        select from people o where o.account_id = p.account_id and o.organization_id = p.organization_id
          and o.left_at is null and o.id <> p.id) then null else p.account_id end
    where p.id = any(${personIds}::uuid[]) and p.left_at is not null
    returning account_id`.execute(tx)
  return rows.flatMap(({ account_id }) => account_id ?? [])
}

/**
 * Pupils who have left come back, and with them the guardians who went because nobody else of theirs was here. Their
 * chats come with the class.
 */
export async function bringBack(
  tx: Tx,
  organizationId: string,
  pupilIds: readonly string[],
  actorId: string,
): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct g.guardian_id as id from guardianships g
    join people p on p.id = g.guardian_id join people child on child.id = g.pupil_id
    where g.pupil_id = any(${pupilIds}::uuid[]) and (p.left_at >= child.left_at
      or p.left_at is null and not exists (select from person_roles r where r.person_id = p.id and r.role = 'guardian'))`.execute(
    tx,
  )
  const guardianIds = rows.map(({ id }) => id)
  const joins = await returnPeople(tx, [...pupilIds, ...guardianIds])
  await grantMany(
    tx,
    guardianIds.map((personId) => ({ personId, role: 'guardian' as const })),
    actorId,
  )
  await seatPeople(tx, { organizationId, personIds: [...pupilIds, ...guardianIds], actorId })
  await tellHats(tx, [...pupilIds, ...guardianIds], actorId)
  await tellSchool(tx, organizationId, actorId, { joins })
}
