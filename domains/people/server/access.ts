import type { Selectable } from 'kysely'
import type { Database, Db } from '#server/db'
import { notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'
import type { Role } from '../contract.ts'
import { isStaff } from '../rules.ts'
import { canAdminister, canAppointAdministrators, type Looking } from './policy.ts'

export type PersonRow = Selectable<Database['people']>

/** What the actor is in a school. */
export interface HatRow {
  personId: string
  organizationId: string
  roles: Role[]
  administers: boolean
  /** May give the right to administer (R008). */
  appoints: boolean
  ledClassIds: string[]
  /** The led ones and those where a subject is taught. */
  taughtClassIds: string[]
}

/** The only way to hold a school: one that is not there and one where the actor is nobody are the same refusal. */
export async function accessHat(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const person = await db
    .selectFrom('people')
    .select('id')
    .where('account_id', '=', actor.accountId)
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!person) throw noSchool()
  const roles = await readRoles(db, person.id)
  const seats = await readTeaching(db, person.id)
  return {
    personId: person.id,
    organizationId,
    roles,
    administers: canAdminister(roles),
    appoints: canAppointAdministrators(roles),
    ledClassIds: unique(seats.filter(({ part }) => part === 'classTeacher').map(({ class_id }) => class_id)),
    taughtClassIds: unique(seats.map(({ class_id }) => class_id)),
  }
}

/** The only way to hold a person: the administration holds all, a teacher those of own classes, everybody oneself. */
export async function accessPerson(db: Db, actor: Actor, personId: string) {
  const person = await db
    .selectFrom('people')
    .selectAll()
    .where('id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!person) throw noPerson()
  const hat = await refusedAs(accessHat(db, actor, person.organization_id), noPerson)
  const roles = await readRoles(db, person.id)
  const self = person.id === hat.personId
  const classes = hat.administers ? [] : await findClassesAround(db, person.id)
  if (!hat.administers && !self && !classes.some((id) => hat.taughtClassIds.includes(id))) throw noPerson()

  const led = !isStaff(roles) && classes.some((id) => hat.ledClassIds.includes(id))
  const looking: Looking = {
    administers: hat.administers,
    appoints: hat.appoints,
    led,
    self,
    roles,
    joined: person.account_id !== null,
  }
  return { person, roles, hat, looking }
}

export const noSchool = () =>
  notFound('Такой школы нет или вы в ней не состоите', 'There is no such school, or you are not in it')
export const noPerson = () => notFound('Такого человека нет в ваших списках', 'There is no such person in your lists')

export const readRoles = (db: Db, personId: string): Promise<Role[]> =>
  db
    .selectFrom('person_roles')
    .select('role')
    .where('person_id', '=', personId)
    .execute()
    .then((rows) => rows.map(({ role }) => role))

const readTeaching = (db: Db, personId: string) =>
  db
    .selectFrom('class_seats')
    .innerJoin('classes', 'classes.id', 'class_seats.class_id')
    .select(['class_id', 'part'])
    .where('person_id', '=', personId)
    .where('part', 'in', ['classTeacher', 'teacher'])
    .where('left_at', 'is', null)
    .where('archived_at', 'is', null)
    .execute()

/** Classes where the person sits, or where a child of theirs does. */
async function findClassesAround(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('class_seats')
    .select('class_id')
    .where('left_at', 'is', null)
    .where(({ eb, or, and, selectFrom }) =>
      or([
        eb('person_id', '=', personId),
        and([
          eb('part', '=', 'pupil'),
          eb('person_id', 'in', selectFrom('guardianships').select('pupil_id').where('guardian_id', '=', personId)),
        ]),
      ]),
    )
    .execute()
  return unique(rows.map(({ class_id }) => class_id))
}

const unique = <T>(items: T[]): T[] => [...new Set(items)]
