import { accessHat, type HatRow } from '#domains/people'
import type { Db } from '#server/db'
import { forbidden, notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'

export const noPupil = () => notFound('Такого ученика нет в ваших списках', 'There is no such pupil in your lists')

/** The only way to hold a pupil's days: the pupil, a guardian, the class teacher, the administration. */
export async function accessPupil(db: Db, actor: Actor, pupilId: string) {
  const pupil = await db
    .selectFrom('people')
    .innerJoin('person_roles', 'person_id', 'people.id')
    .select(['people.id', 'organization_id', 'last_name', 'first_name', 'patronymic'])
    .where('people.id', '=', pupilId)
    .where('role', '=', 'pupil')
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!pupil) throw noPupil()
  const hat = await refusedAs(accessHat(db, actor, pupil.organization_id), noPupil)
  const seats = await db
    .selectFrom('class_seats')
    .select('class_id')
    .where('person_id', '=', pupilId)
    .where('part', '=', 'pupil')
    .where('left_at', 'is', null)
    .execute()
  const leads = hat.administers || seats.some(({ class_id }) => hat.ledClassIds.includes(class_id))
  const guards = await isGuardian(db, hat.personId, pupilId)
  const self = hat.personId === pupilId
  if (!leads && !guards && !self) throw noPupil()
  return { pupil, hat, leads, guards, self }
}

const isGuardian = async (db: Db, guardianId: string, pupilId: string): Promise<boolean> =>
  (await db
    .selectFrom('bonds_seeing')
    .select('pupil_id')
    .where('guardian_id', '=', guardianId)
    .where('pupil_id', '=', pupilId)
    .executeTakeFirst()) !== undefined

/** Whoever keeps the day of the school, or of own classes in it. */
export async function accessKeeper(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (!hat.administers && hat.ledClassIds.length === 0) {
    throw forbidden(
      'Посещаемость дня смотрят администрация и классные руководители',
      'Attendance of the day is for the administration and class teachers',
    )
  }
  return hat
}
