import { todayAt } from '#domains/classes'
import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { conflict, invalid } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { addDays } from '../../rules.ts'
import { accessMadeClass } from '../access.ts'
import { tellLessons } from '../tell.ts'
import { checkFillings, columnsOf } from './fill.ts'
import { findTimetable, viewTimetable } from './views.ts'

export const setSlot = handleCommand(contract.setSlot, async ({ tx, actor, input }) => {
  const held = await accessMadeClass(tx, actor, input.classId)
  const { organization_id: organizationId } = held.class
  const { personId } = held.hat
  if (!(await findTimetable(tx, input.classId))) {
    throw conflict('Сначала выберите классу звонки', 'Choose the bells of the class first')
  }
  if (input.filling) await checkFillings(tx, organizationId, [input.filling])
  const from = await firstDay(tx, organizationId, input.from)
  const { weekday, no, group, classId, filling } = input
  await endSlots(tx, classId, from, { weekday, no, group })
  if (filling) {
    const cell = { class_id: classId, weekday, no, group_name: group }
    await tx
      .insertInto('timetable_slots')
      .values({ id: newId(), ...cell, ...columnsOf(filling), from_day: from, to_day: null, written_by: personId })
      .execute()
  }
  note(tx, {
    organizationId,
    action: 'lessons.setSlot',
    byPersonId: personId,
    object: { kind: 'class', id: classId },
    details: { weekday, no },
  })
  await tellLessons(tx, organizationId, [classId], personId)
  return viewTimetable(tx, held)
})

/** What was, stays: the grid changes today at the earliest. */
export async function firstDay(tx: Tx, organizationId: string, wished: string | undefined): Promise<string> {
  const today = await todayAt(tx, organizationId)
  if (wished && wished < today)
    throw invalid('Прошедшие дни уже не изменить', 'Days that have passed are not changed', 'from')
  return wished ?? today
}

/** One cell, or the whole week of the class. */
export async function endSlots(
  tx: Tx,
  classId: string,
  from: string,
  cell?: { weekday: number; no: number; group: string },
): Promise<void> {
  await tx.selectFrom('timetables').select('class_id').where('class_id', '=', classId).forUpdate().execute()
  let begun = tx
    .updateTable('timetable_slots')
    .set({ to_day: addDays(from, -1) })
    .where('class_id', '=', classId)
    .where('from_day', '<', from)
    .where(({ eb, or }) => or([eb('to_day', 'is', null), eb('to_day', '>=', from)]))
  let ahead = tx.deleteFrom('timetable_slots').where('class_id', '=', classId).where('from_day', '>=', from)
  if (cell) {
    begun = begun.where('weekday', '=', cell.weekday).where('no', '=', cell.no).where('group_name', '=', cell.group)
    ahead = ahead.where('weekday', '=', cell.weekday).where('no', '=', cell.no).where('group_name', '=', cell.group)
  }
  await begun.execute()
  await ahead.execute()
}
