import { sql } from 'kysely'
import type { Db } from '#server/db'
import type { AutomaticChat, ChatKind, ChatPart, Follows } from '../contract.ts'
import {
  automaticSeats,
  CLASS_CHATS,
  type ClassSitting,
  type Following,
  followingSeats,
  kindOf,
  SCHOOL_CHATS,
  type Sitter,
} from '../rules.ts'
import { isStaff, readSubjects, type Subject } from './cards.ts'

export interface Scope {
  organizationId: string
  /** Whose school-wide seats are to be looked at; their classes and their children's classes, too. */
  personIds?: string[]
  classIds?: string[]
  actorId: string | null
}

/** A chat whose people are not gathered by hand, and who belongs there. */
export interface Place {
  /** Null where it is missing: only automatic ones can be. */
  chat: { id: string; class_id: string | null } | null
  automatic: AutomaticChat | null
  kind: ChatKind
  classId: string | null
  seats: { personId: string; part: ChatPart; asGuardian?: boolean }[]
}

/** Who belongs where, of the people and classes in question. With neither it looks at the whole school. */
export async function readPlaces(db: Db, scope: Omit<Scope, 'actorId'>) {
  const { organizationId } = scope
  const whole = !scope.personIds && !scope.classIds
  const classIds = await findClasses(db, scope, whole)
  const everySitting = await findSittings(db, classIds)
  const schoolIds = whole ? await findEverybody(db, organizationId) : (scope.personIds ?? [])
  const ids = new Set([...schoolIds, ...everySitting.map((sitting) => sitting.personId)])
  const subjects = await readSubjects(db, [...ids])
  const present = (id: string) => subjects.get(id)?.left === false
  const sitters = schoolIds.filter(present).flatMap((id) => sitter(subjects.get(id)!))
  const sittings = everySitting.filter(({ personId }) => present(personId))

  const school = schoolIds.length > 0 || whole
  const opened = await findOpened(db, organizationId, classIds, school)
  const wanted = Map.groupBy(automaticSeats(sitters, sittings), (seat) => keyOf(seat.automatic, seat.classId))
  const automatic = [
    ...(school ? SCHOOL_CHATS.map((one) => ({ automatic: one, classId: null })) : []),
    ...classIds.flatMap((classId) => CLASS_CHATS.map((one) => ({ automatic: one, classId }))),
  ].map((place): Place => {
    const found = opened.find((chat) => chat.automatic === place.automatic && chat.class_id === place.classId)
    const seats = wanted.get(keyOf(place.automatic, place.classId)) ?? []
    return { ...place, kind: kindOf(place.automatic), chat: found ?? null, seats }
  })
  const sittingsOf = Map.groupBy(sittings, ({ classId }) => classId)
  const following = opened.flatMap((chat): Place[] => {
    if (!chat.follows) return []
    const here = chat.class_id ? (sittingsOf.get(chat.class_id) ?? []) : []
    const seats = followingSeats(followingOf(chat, chat.follows), chat.class_id ? [] : sitters, here)
    return [{ chat, automatic: null, kind: chat.kind, classId: chat.class_id, seats }]
  })
  return { classIds, schoolIds, subjects, places: [...automatic, ...following] }
}

const keyOf = (automatic: AutomaticChat, classId: string | null) => `${automatic} ${classId}`

/** An employee whom the school has not confirmed sits nowhere, or as the guardian that one is besides (R044). */
function sitter({ id, roles, verified }: Subject): Sitter[] {
  const known = verified || !isStaff(roles)
  if (!known && !roles.includes('guardian')) return []
  return [{ id, ...(known ? partsOf(roles) : NO_STAFF) }]
}

const NO_STAFF = { staff: false, administrator: false, director: false, head: false, teacher: false }

const partsOf = (roles: string[]): Omit<Sitter, 'id'> => ({
  staff: isStaff(roles),
  administrator: roles.includes('administrator') || roles.includes('additionalAdministrator'),
  director: roles.includes('director') || roles.includes('deputy'),
  head: roles.includes('director'),
  teacher: roles.includes('teacher'),
})

interface OpenedRow {
  id: string
  class_id: string | null
  kind: ChatKind
  automatic: AutomaticChat | null
  follows: Follows | null
  subject_id: string | null
  created_by: string | null
}

const followingOf = ({ kind, subject_id, created_by }: OpenedRow, follows: Follows): Following => ({
  kind,
  follows,
  subjectId: subject_id,
  madeBy: created_by,
})

/** The chats of these classes, and those of the whole school, that do not gather people by hand. */
const findOpened = async (db: Db, organizationId: string, classIds: string[], school: boolean) =>
  (
    await sql<OpenedRow>`
      select id, class_id, kind, automatic, follows, subject_id, created_by from chats
       where organization_id = ${organizationId} and (automatic is not null or follows is not null)
         and (class_id = any(${classIds}::uuid[]) or (${school} and class_id is null))
         and (automatic is not null or archived_at is null)
       order by id`.execute(db)
  ).rows

/** The classes in question; past seats count, so that somebody who has left is found where they sat. */
async function findClasses(
  db: Db,
  { organizationId, personIds = [], classIds = [] }: Omit<Scope, 'actorId'>,
  whole: boolean,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select c.id from classes c where c.organization_id = ${organizationId} and c.archived_at is null and (
      ${whole} or c.id = any(${classIds}::uuid[])
      or c.id in (select s.class_id from class_seats s where s.person_id = any(${personIds}::uuid[])
           or s.person_id in (select g.pupil_id from guardianships g where g.guardian_id = any(${personIds}::uuid[])))
      or c.id in (select ch.class_id from chats ch join chat_seats cs on cs.chat_id = ch.id
           where cs.person_id = any(${personIds}::uuid[]) and cs.left_at is null))`.execute(db)
  return rows.map((row) => row.id)
}

/** Who sits in these classes now, guardians through their children. */
async function findSittings(db: Db, classIds: string[]): Promise<ClassSitting[]> {
  if (classIds.length === 0) return []
  const { rows } = await sql<ClassSitting>`
    select s.class_id as "classId", s.person_id as "personId", s.part, s.subject_id as "subjectId" from class_seats s
     where s.class_id = any(${classIds}::uuid[]) and s.left_at is null
       and (s.part = 'pupil' or exists (select from people t where t.id = s.person_id and t.verified_at is not null))
    union
    select s.class_id, g.guardian_id, 'guardian', null from class_seats s
      join people p on p.id = s.person_id and p.left_at is null
      join bonds_talking g on g.pupil_id = s.person_id
     where s.class_id = any(${classIds}::uuid[]) and s.left_at is null and s.part = 'pupil'`.execute(db)
  return rows
}

const findEverybody = async (db: Db, organizationId: string) =>
  (await db.selectFrom('people').select('id').where('organization_id', '=', organizationId).execute()).map(
    (row) => row.id,
  )
