import { sql } from 'kysely'
import { seatPeople } from '#domains/chats'
import { currentYear, movementsOfThis, openClasses, openSubjects, seatMany, tellClasses } from '#domains/classes'
import {
  addPeople,
  bindMany,
  grantMany,
  leaveSchool,
  renamePeople,
  returnPeople,
  setPosts,
  tellHats,
  tellSchool,
} from '#domains/people'
import type { Tx } from '#server/db'
import { newId } from '#server/ids'
import { type Deeds, isDraft, type Ref } from '../plan/deeds.ts'
import { plainPart } from '../read/names.ts'
import { Journal } from './journal.ts'

export type Told = (done: number, total: number) => Promise<void>

export interface Writing {
  importId: string
  organizationId: string
  actorId: string
}

const STEPS = 8

/** Everything that the list changes, each thing with what it was before, so that it can be taken back. */
export async function writeDeeds(tx: Tx, writing: Writing, deeds: Deeds, tell: Told): Promise<void> {
  const { importId, organizationId, actorId } = writing
  const journal = new Journal(importId)
  let step = 0
  const next = () => tell(++step, STEPS)

  const classIds = await writeClasses(tx, writing, deeds, journal)
  const subjectIds = await writeSubjects(tx, writing, deeds, journal)
  await next()
  const ids = new Map(deeds.people.map(({ ref }) => [ref, newId()]))
  const idOf = (ref: Ref) => (isDraft(ref) ? ids.get(ref)! : ref)
  const people = deeds.people.map(({ ref, name, roles, post }) => ({ id: idOf(ref), name, roles, post }))
  await addPeople(tx, organizationId, people, actorId)
  for (const { id } of people) journal.note('personAdded', { personId: id })
  await next()
  const joins = await returnPeople(tx, deeds.returns)
  for (const personId of deeds.returns) journal.note('returned', { personId })
  await writeOwn(tx, deeds, journal, actorId)
  await next()
  const bonds = deeds.bonds.map(({ guardian, pupil, relation }) => ({
    guardianId: idOf(guardian),
    pupilId: idOf(pupil),
    relation,
  }))
  await noteBonds(tx, bonds, journal)
  await bindMany(tx, bonds, actorId)
  await next()
  const seats = await seatMany(
    tx,
    deeds.seats.map(({ ref, className, part, subject }) => ({
      personId: idOf(ref),
      classId: classIds.get(plainPart(className))!,
      part,
      subjectId: subject ? subjectIds.get(plainPart(subject))! : null,
    })),
    { organizationId, actorId, reason: 'Загрузка списка' },
  )
  for (const { id, personId, classId } of seats.ended) journal.note('seatEnded', { personId, classId, before: { id } })
  for (const { id, personId, classId } of seats.taken) journal.note('seatTaken', { personId, classId, after: { id } })
  await next()
  await writeDetails(tx, writing, deeds, idOf, journal)
  await next()
  await writeLeaving(tx, writing, deeds, journal)
  await next()
  for (const id of await movementsOfThis(tx, organizationId)) journal.note('movement', { after: { id } })
  await journal.keep(tx)
  await seatPeople(tx, { organizationId, actorId })
  const touched = [...deeds.renames, ...deeds.posts, ...deeds.roles].map(({ personId }) => personId)
  const moved = [...seats.ended, ...seats.taken, ...bonds.map(({ guardianId: personId }) => ({ personId }))]
  await tellHats(tx, [...new Set([...touched, ...deeds.returns, ...moved.map(({ personId }) => personId)])], actorId)
  const changedClasses = new Set([...seats.ended, ...seats.taken].map(({ classId }) => classId))
  await tellClasses(tx, organizationId, [...changedClasses], actorId)
  await tellSchool(tx, organizationId, actorId, { joins })
  await next()
}

async function writeClasses(
  tx: Tx,
  { organizationId }: Writing,
  deeds: Deeds,
  journal: Journal,
): Promise<Map<string, string>> {
  const year = await currentYear(tx, organizationId)
  const opened = await openClasses(tx, organizationId, year, deeds.classes)
  for (const classId of opened) journal.note('classOpened', { classId })
  const rows = await tx
    .selectFrom('classes')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name }) => [plainPart(name), id]))
}

async function writeSubjects(
  tx: Tx,
  { organizationId }: Writing,
  deeds: Deeds,
  journal: Journal,
): Promise<Map<string, string>> {
  const opened = await openSubjects(tx, organizationId, deeds.subjects)
  for (const id of opened) journal.note('subjectOpened', { after: { id } })
  const rows = await tx
    .selectFrom('subjects')
    .select(['id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('removed_at', 'is', null)
    .execute()
  return new Map(rows.map(({ id, name }) => [plainPart(name), id]))
}

/** Names, posts and roles of people whom the school knows. */
async function writeOwn(tx: Tx, deeds: Deeds, journal: Journal, actorId: string): Promise<void> {
  const personIds = [...deeds.renames, ...deeds.posts].map(({ personId }) => personId)
  const { rows } = await sql<{ id: string; name: unknown; post: string | null }>`
    select id, post, jsonb_build_object('lastName', last_name, 'firstName', first_name, 'patronymic', patronymic) as name
    from people where id = any(${personIds}::uuid[])`.execute(tx)
  const before = new Map(rows.map((row) => [row.id, row]))
  for (const { personId, name } of deeds.renames)
    journal.note('renamed', { personId, before: before.get(personId)!.name, after: name })
  for (const { personId, post } of deeds.posts)
    journal.note('post', { personId, before: before.get(personId)!.post, after: post })
  for (const { personId, role } of deeds.roles) journal.note('role', { personId, after: role })
  await renamePeople(tx, deeds.renames)
  await setPosts(tx, deeds.posts)
  await grantMany(tx, deeds.roles, actorId)
}

interface BondIds {
  guardianId: string
  pupilId: string
  relation: string
}

/** A staff member who becomes a parent gains a role with the bond; taking the bond back takes it. */
async function noteBonds(tx: Tx, bonds: BondIds[], journal: Journal): Promise<void> {
  const { rows } = await sql<BondIds>`
    select g.guardian_id as "guardianId", g.pupil_id as "pupilId", g.relation from guardianships g
    join jsonb_to_recordset(${JSON.stringify(bonds)}::jsonb) as t ("guardianId" uuid, "pupilId" uuid)
      on g.guardian_id = t."guardianId" and g.pupil_id = t."pupilId"`.execute(tx)
  const before = new Map(rows.map((row) => [`${row.guardianId} ${row.pupilId}`, row.relation]))
  const guardianIds = bonds.map(({ guardianId }) => guardianId)
  const { rows: guardians } = await sql<{ person_id: string }>`
    select person_id from person_roles where role = 'guardian' and person_id = any(${guardianIds}::uuid[])`.execute(tx)
  const already = new Set(guardians.map(({ person_id }) => person_id))
  for (const { guardianId, pupilId, relation } of bonds) {
    const was = before.get(`${guardianId} ${pupilId}`) ?? null
    journal.note('bond', { personId: guardianId, before: was, after: { pupilId, relation } })
    if (!already.has(guardianId)) journal.note('role', { personId: guardianId, after: 'guardian' })
    already.add(guardianId)
  }
}

async function writeDetails(
  tx: Tx,
  { organizationId }: Writing,
  deeds: Deeds,
  idOf: (ref: Ref) => string,
  journal: Journal,
): Promise<void> {
  const details = deeds.details.map(({ ref, birthDay, phones, email }) => ({
    person_id: idOf(ref),
    birth_day: birthDay,
    phones,
    email,
  }))
  const personIds = details.map(({ person_id }) => person_id)
  const { rows } = await sql<{ person_id: string; body: unknown }>`
    select person_id, jsonb_build_object('birth_day', birth_day, 'phones', phones, 'email', email) as body
    from roster_details where person_id = any(${personIds}::uuid[])`.execute(tx)
  const before = new Map(rows.map((row) => [row.person_id, row.body]))
  for (const personId of personIds) journal.note('details', { personId, before: before.get(personId) ?? null })
  await sql`
    insert into roster_details (person_id, organization_id, birth_day, phones, email)
    select person_id, ${organizationId}, birth_day,
      array(select jsonb_array_elements_text(phones)), email
    from jsonb_to_recordset(${JSON.stringify(details)}::jsonb) as t (person_id uuid, birth_day date, phones jsonb, email text)
    on conflict (person_id) do update
      set birth_day = excluded.birth_day, phones = excluded.phones, email = excluded.email`.execute(tx)

  const ids = deeds.ids.map(({ ref, sourceId }) => ({ source_id: sourceId, person_id: idOf(ref) }))
  const { rows: known } = await sql<{ source_id: string; person_id: string }>`
    select source_id, person_id from roster_ids
    where organization_id = ${organizationId} and source_id = any(${ids.map(({ source_id }) => source_id)}::text[])`.execute(
    tx,
  )
  const was = new Map(known.map((row) => [row.source_id, row.person_id]))
  for (const { source_id, person_id } of ids) {
    journal.note('id', { personId: person_id, before: was.get(source_id) ?? null, after: source_id })
  }
  await sql`
    insert into roster_ids (organization_id, source_id, person_id)
    select ${organizationId}, source_id, person_id
    from jsonb_to_recordset(${JSON.stringify(ids)}::jsonb) as t (source_id text, person_id uuid)
    on conflict (organization_id, source_id) do update set person_id = excluded.person_id`.execute(tx)
}

/** Whoever leaves takes guardians along who have nobody else here: all of them are noted, with the seats that end. */
async function writeLeaving(
  tx: Tx,
  { organizationId, actorId }: Writing,
  deeds: Deeds,
  journal: Journal,
): Promise<void> {
  if (deeds.leaves.length === 0) return
  const around = await peopleAround(tx, deeds.leaves)
  const before = await readStanding(tx, around)
  await leaveSchool(tx, organizationId, deeds.leaves, actorId)
  const after = await readStanding(tx, around)
  for (const [personId, was] of before) {
    const is = after.get(personId)!
    if (was.left !== is.left) journal.note('left', { personId })
    if (was.guardian && !is.guardian) journal.note('roleLost', { personId, before: 'guardian' })
    for (const seat of was.seats) {
      if (!is.seats.some(({ id }) => id === seat.id))
        journal.note('seatEnded', { personId, classId: seat.classId, before: { id: seat.id } })
    }
  }
}

async function peopleAround(tx: Tx, personIds: string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select unnest(${personIds}::uuid[]) as id
    union select guardian_id from guardianships where pupil_id = any(${personIds}::uuid[])`.execute(tx)
  return rows.map(({ id }) => id)
}

interface Standing {
  left: boolean
  guardian: boolean
  seats: { id: string; classId: string }[]
}

async function readStanding(tx: Tx, personIds: string[]): Promise<Map<string, Standing>> {
  const { rows } = await sql<Standing & { id: string }>`
    select p.id, p.left_at is not null as left,
      exists (select from person_roles r where r.person_id = p.id and r.role = 'guardian') as guardian,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'classId', s.class_id))
        from class_seats s where s.person_id = p.id and s.left_at is null), '[]') as seats
    from people p where p.id = any(${personIds}::uuid[])`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}
