import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { invalid } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { accessMaker } from '../access.ts'
import { tellLessons } from '../tell.ts'
import { checkFillings, columnsOf } from './fill.ts'
import { endSlots, firstDay } from './set-slot.ts'
import { checkBellsOf, chooseBells } from './set-timetable.ts'
import { findTimetable } from './views.ts'

/** All of it or nothing; what these classes had before ends the day before. */
export const writeTimetables = handleCommand(contract.writeTimetables, async ({ tx, actor, input }) => {
  const { organizationId, classes } = input
  const { personId } = await accessMaker(tx, actor, organizationId)
  await checkBellsOf(tx, organizationId, input.bellsId)
  await checkClasses(
    tx,
    organizationId,
    classes.map(({ classId }) => classId),
  )
  await checkFillings(
    tx,
    organizationId,
    classes.flatMap(({ slots }) => slots),
  )
  const from = await firstDay(tx, organizationId, input.from)
  const inOrder = classes.toSorted((one, other) => one.classId.localeCompare(other.classId))
  for (const { classId, slots } of inOrder) {
    if (!(await findTimetable(tx, classId))) await chooseBells(tx, classId, input)
    await endSlots(tx, classId, from)
    const cells = new Map(slots.map((slot) => [`${slot.weekday} ${slot.no} ${slot.group}`, slot]))
    const rows = [...cells.values()].map(({ weekday, no, group, ...filling }) => ({
      id: newId(),
      class_id: classId,
      weekday,
      no,
      group_name: group,
      ...columnsOf(filling),
      from_day: from,
      to_day: null,
      written_by: personId,
    }))
    if (rows.length > 0) await tx.insertInto('timetable_slots').values(rows).execute()
  }
  const count = classes.reduce((sum, { slots }) => sum + slots.length, 0)
  note(tx, {
    organizationId,
    action: 'lessons.writeTimetables',
    byPersonId: personId,
    details: { classes: classes.length, lessons: count },
  })
  await tellLessons(
    tx,
    organizationId,
    inOrder.map(({ classId }) => classId),
    personId,
  )
  return { classes: classes.length, lessons: count }
})

async function checkClasses(tx: Tx, organizationId: string, classIds: string[]): Promise<void> {
  const known = await tx
    .selectFrom('classes')
    .select('id')
    .where('id', 'in', classIds)
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .execute()
  if (known.length < new Set(classIds).size)
    throw invalid('Выберите классы своей школы', 'Choose classes of your school', 'classes')
}
