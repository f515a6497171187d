import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { accessMadeClass } from '../access.ts'
import { announce } from '../tell.ts'
import { findTimetable, viewTimetable } from './views.ts'

/** R113: families are told once, when the week is ready, and not of every cell. */
export const announceTimetable = handleCommand(contract.announceTimetable, async ({ tx, actor, input }) => {
  const held = await accessMadeClass(tx, actor, input.classId)
  const { id: classId, name, organization_id: organizationId } = held.class
  const { personId } = held.hat
  const own = await findTimetable(tx, classId)
  if (!own) throw conflict('Расписания ещё нет: заполните неделю', 'There is no timetable yet: fill the week')
  const said = { announced_at: now(), announced_by: personId }
  await tx.updateTable('timetables').set(said).where('class_id', '=', classId).execute()
  note(tx, {
    organizationId,
    action: 'lessons.announceTimetable',
    byPersonId: personId,
    object: { kind: 'class', id: classId },
  })
  const text = own.announced_at
    ? `Расписание ${name} изменилось. Посмотрите его в разделе «Расписание».`
    : `Расписание ${name} готово. Оно в разделе «Расписание», а уроки каждого дня видны в «Сегодня».`
  await announce(tx, { organizationId, classId, personId, text })
  return viewTimetable(tx, held)
})
