import { accessHat, type HatRow } from '#domains/people'
import type { Db } from '#server/db'
import { forbidden, notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'

export const noClass = () =>
  notFound('Такого класса нет или он для вас закрыт', 'There is no such class, or it is closed to you')
export const noLesson = () =>
  notFound('Такого урока нет или он для вас закрыт', 'There is no such lesson, or it is closed to you')
export const onlyAdministration = () =>
  forbidden('Расписание составляет администрация школы', 'The timetable is made by the administration')

export interface HeldClass {
  class: { id: string; name: string; parallel: number | null; organization_id: string }
  hat: HatRow
  /** Leads it or teaches in it. */
  teaches: boolean
  /** Learns in it, or a child does. */
  learns: boolean
}

/** The only way to hold the lessons of a class: those who run the school, teach in it, learn in it, or have a child there. */
export async function accessClassLessons(db: Db, actor: Actor, classId: string): Promise<HeldClass> {
  const row = await db
    .selectFrom('classes')
    .select(['id', 'name', 'parallel', 'organization_id'])
    .where('id', '=', classId)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw noClass()
  const hat = await refusedAs(accessHat(db, actor, row.organization_id), noClass)
  const teaches = hat.taughtClassIds.includes(classId) || (await isInItsTimetable(db, hat.personId, classId))
  const learns = (await readLearning(db, hat.personId)).includes(classId)
  if (!hat.administers && !teaches && !learns) throw noClass()
  return { class: row, hat, teaches, learns }
}

/** Whoever makes timetables. */
export async function accessMaker(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (!hat.administers) throw onlyAdministration()
  return hat
}

/** A class whose timetable is the actor's to make. */
export async function accessMadeClass(db: Db, actor: Actor, classId: string): Promise<HeldClass> {
  const held = await accessClassLessons(db, actor, classId)
  if (!held.hat.administers) throw onlyAdministration()
  return held
}

/** Classes where somebody learns, and where their children do. */
export async function readLearning(db: Db, personId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('class_seats')
    .innerJoin('classes', 'classes.id', 'class_id')
    .select('class_id')
    .distinct()
    .where('part', '=', 'pupil')
    .where('left_at', 'is', null)
    .where('archived_at', 'is', null)
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('person_id', '=', personId),
        eb('person_id', 'in', selectFrom('bonds_seeing').select('pupil_id').where('guardian_id', '=', personId)),
      ]),
    )
    .execute()
  return rows.map(({ class_id }) => class_id)
}

/** A colleague who stands in for another has no seat in the class, and holds its lesson all the same. */
async function isInItsTimetable(db: Db, personId: string, classId: string): Promise<boolean> {
  const slot = db
    .selectFrom('timetable_slots')
    .select('class_id')
    .where('class_id', '=', classId)
    .where('teacher_id', '=', personId)
    .where('to_day', 'is', null)
  const own = db
    .selectFrom('lessons')
    .select('class_id')
    .where('class_id', '=', classId)
    .where('teacher_id', '=', personId)
  return (await slot.unionAll(own).limit(1).executeTakeFirst()) !== undefined
}
