import { type RawBuilder, type Selectable, sql } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import { GOVERNING, isStaff } from '#rules/people'
import type { Database, Db } from '#server/db'
import { notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'

export type TimeRow = Selectable<Database['appointment_times']>

export const noTime = () =>
  notFound(
    'Такого времени приёма нет: его убрали или оно не для вас',
    'There is no such time: it was removed, or it is not for you',
  )

/** Locked, so that of two who press at once one has it. */
export async function accessTime(db: Db, actor: Actor, timeId: string) {
  const row = await db
    .selectFrom('appointment_times')
    .selectAll()
    .where('id', '=', timeId)
    .where('cancelled_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw noTime()
  return { row, hat: await refusedAs(accessHat(db, actor, row.organization_id), noTime) }
}

/** Staff whom the school has confirmed: nobody else meets families in its name. */
export async function mayOffer(db: Db, { personId, roles }: HatRow): Promise<boolean> {
  if (!isStaff(roles)) return false
  const person = await db.selectFrom('people').select('verified_at').where('id', '=', personId).executeTakeFirst()
  return Boolean(person?.verified_at)
}

/** About whom this person may talk with a teacher: the children, or oneself from eighteen on. */
export const OWN_PUPILS = (personId: string | RawBuilder<unknown>) => sql`(
  select x.id from people x where x.left_at is null
     and exists (select from person_roles r where r.person_id = x.id and r.role = 'pupil')
     and (x.id in (select b.pupil_id from bonds_talking b where b.guardian_id = ${personId})
       or (x.id = ${personId} and exists (select from comings_of_age a where a.pupil_id = x.id))))`

/**
 * For whom a teacher's time is meant, by t (appointment_times) and u (the pupil): pupils of the own classes; of the
 * whole school where the teacher has no class, as a psychologist, or runs the school.
 */
export const REACHES = sql`(
  exists (select from class_seats ts join classes tc on tc.id = ts.class_id and tc.archived_at is null
      join class_seats us on us.class_id = ts.class_id and us.person_id = u.id and us.part = 'pupil' and us.left_at is null
     where ts.person_id = t.teacher_id and ts.part in ('classTeacher', 'teacher') and ts.left_at is null)
  or exists (select from person_roles r where r.person_id = t.teacher_id
     and r.role = any(${GOVERNING}))
  or not exists (select from class_seats ts join classes tc on tc.id = ts.class_id and tc.archived_at is null
     where ts.person_id = t.teacher_id and ts.part in ('classTeacher', 'teacher') and ts.left_at is null))`
