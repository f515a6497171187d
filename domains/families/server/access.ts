import { sql } from 'kysely'
import { schoolDay } from '#domains/consents'
import { accessHat, accessPerson, type HatRow, noPerson } from '#domains/people'
import type { Db } from '#server/db'
import { notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'
import { isOfAge } from '../rules.ts'

export interface PupilRow {
  id: string
  organization_id: string
  account_id: string | null
  last_name: string
  first_name: string
  patronymic: string | null
  birth_day: string | null
  of_age: boolean
}

export const noLimit = () =>
  notFound('Такого ограничения нет или оно для вас закрыто', 'There is no such limit, or it is closed to you')

/** The only way to hold a family from inside: the pupil, or a guardian who may see. `guardian` is null for the pupil. */
export async function accessOwn(db: Db, actor: Actor, pupilId: string) {
  const pupil = await findPupil(db, pupilId)
  if (!pupil) throw noPerson()
  const hat = await refusedAs(accessHat(db, actor, pupil.organization_id), noPerson)
  const own = hat.personId === pupil.id
  if (!own && !(await sees(db, hat.personId, pupil.id))) throw noPerson()
  const today = await schoolDay(db, pupil.organization_id)
  return { pupil, hat, own, today, ofAge: pupil.of_age || isOfAge(pupil.birth_day, today) }
}

/** The only way to hold a family from outside: whoever answers for the child. */
export async function accessKept(db: Db, actor: Actor, pupilId: string) {
  const { person, hat, looking, roles } = await accessPerson(db, actor, pupilId)
  if (!roles.includes('pupil') || !(hat.administers || looking.led)) throw noPerson()
  return { pupil: person, hat }
}

export async function accessLimit(db: Db, actor: Actor, limitId: string) {
  const row = await db
    .selectFrom('guardian_limits')
    .selectAll()
    .where('id', '=', limitId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noLimit()
  const { hat } = await refusedAs(accessKept(db, actor, row.pupil_id), noLimit)
  return { row, hat }
}

export async function sees(db: Db, guardianId: string, pupilId: string): Promise<boolean> {
  const bond = await db
    .selectFrom('bonds_seeing')
    .select('pupil_id')
    .where('guardian_id', '=', guardianId)
    .where('pupil_id', '=', pupilId)
    .executeTakeFirst()
  return bond !== undefined
}

export async function isGuardianOf({ personId }: HatRow, db: Db, pupilId: string): Promise<boolean> {
  const bonds = db.selectFrom('guardianships').select('pupil_id').where('guardian_id', '=', personId)
  return (await bonds.where('pupil_id', '=', pupilId).executeTakeFirst()) !== undefined
}

export async function findPupil(db: Db, pupilId: string): Promise<PupilRow | undefined> {
  const { rows } = await sql<PupilRow>`
    select p.id, p.organization_id, p.account_id, p.last_name, p.first_name, p.patronymic,
      coalesce(b.day, d.birth_day) as birth_day,
      exists (select from comings_of_age a where a.pupil_id = p.id) as of_age
      from people p left join consent_birth_days b on b.person_id = p.id left join roster_details d on d.person_id = p.id
     where p.id = ${pupilId} and p.left_at is null
       and exists (select from person_roles r where r.person_id = p.id and r.role = 'pupil')`.execute(db)
  return rows[0]
}
