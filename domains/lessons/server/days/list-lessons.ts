import { todayAt } from '#domains/classes'
import { accessHat } from '#domains/people'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { invalid } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../../contract.ts'
import { daysBetween } from '../../rules.ts'
import { accessClassLessons, readLearning } from '../access.ts'
import { viewOff } from '../calendar/view-off.ts'
import { zoneOf } from '../zone.ts'
import { readDays } from './read-days.ts'
import { viewLessons } from './views.ts'

const MOST_DAYS = 42

export const listLessons = handleQuery(contract.listLessons, async ({ tx, actor, input }) => {
  const { organizationId, classId, from, to } = input
  const days = daysBetween(from, to)
  if (days.length === 0 || days.length > MOST_DAYS) {
    throw invalid('Выберите не больше шести недель', 'Choose at most six weeks', 'to')
  }
  const hat = await accessHat(tx, actor, organizationId)
  if (classId) await accessClassLessons(tx, actor, classId)
  const { laid, classIds } = classId
    ? { laid: await readDays(tx, [classId], days), classIds: [classId] }
    : await readMine(tx, hat.personId, organizationId, days)
  const zone = await zoneOf(tx, organizationId)
  return {
    lessons: await viewLessons(tx, laid, { zone, personId: hat.personId }),
    off: await viewOff(tx, { organizationId, classIds, days }),
    today: await todayAt(tx, organizationId),
    now: now().toISOString(),
  }
})

/** What somebody teaches, learns, and their children learn; and in which classes. */
export async function readMine(db: Db, personId: string, organizationId: string, days: string[]) {
  const learning = await readLearning(db, personId)
  const taught = await readTaught(db, personId, organizationId)
  const classIds = [...new Set([...learning, ...taught])]
  const laid = await readDays(db, classIds, days)
  return {
    classIds,
    laid: laid.filter(({ classId, teacherId }) => teacherId === personId || learning.includes(classId)),
  }
}

/** Classes in whose grid or days the teacher stands, now or ever: a day is chosen later. */
async function readTaught(db: Db, personId: string, organizationId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('timetable_slots')
    .innerJoin('classes', 'classes.id', 'class_id')
    .select('class_id')
    .where('teacher_id', '=', personId)
    .where('organization_id', '=', organizationId)
    .union(
      db
        .selectFrom('lessons')
        .select('class_id')
        .where('teacher_id', '=', personId)
        .where('organization_id', '=', organizationId),
    )
    .execute()
  return rows.map(({ class_id }) => class_id)
}
