import { accessLesson, type HeldLesson, keepLesson, zoneOf } from '#domains/lessons'
import { fullName } from '#domains/people'
import { isHeld, type Laid } from '#rules/lessons'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { conflict, forbidden, invalid } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import type { Roll } from '../contract.ts'
import * as contract from '../contract.ts'
import { minutesOf, suggest } from '../rules.ts'
import { readAway } from './absence-views.ts'
import { readMarks, readPupils, readStays } from './read.ts'
import { tellAttendance } from './tell.ts'

export const getRoll = handleQuery(contract.getRoll, async ({ tx, actor, input }) => {
  const held = await accessLesson(tx, actor, input)
  checkLeads(held)
  return viewRoll(tx, held.laid)
})

/** One screen for the whole class; said once more, the last word counts. */
export const markRoll = handleCommand(contract.markRoll, async ({ tx, actor, input }) => {
  const held = await accessLesson(tx, actor, input)
  checkLeads(held)
  if (!isHeld(held.laid)) throw conflict('Этот урок отменён или перенесён', 'This lesson is cancelled or moved')
  await checkBegun(tx, held)
  const pupils = new Set((await readPupils(tx, [input.classId])).map(({ id }) => id))
  if (input.marks.some(({ pupilId }) => !pupils.has(pupilId))) {
    throw invalid('В этом классе нет такого ученика', 'There is no such pupil in this class', 'marks')
  }
  const row = await keepLesson(tx, held)
  const { personId, organizationId } = held.hat
  const marks = [...new Map(input.marks.map((one) => [one.pupilId, one])).values()]
  await tx
    .insertInto('attendance_marks')
    .values(
      marks.map(({ pupilId, mark }) => ({
        lesson_id: row.id,
        pupil_id: pupilId,
        mark,
        marked_by: personId,
        marked_at: now(),
      })),
    )
    .onConflict((oc) =>
      oc.columns(['lesson_id', 'pupil_id']).doUpdateSet((eb) => ({
        mark: eb.ref('excluded.mark'),
        marked_by: eb.ref('excluded.marked_by'),
        marked_at: eb.ref('excluded.marked_at'),
      })),
    )
    .execute()
  note(tx, {
    organizationId,
    action: 'attendance.markRoll',
    byPersonId: personId,
    object: { kind: 'lesson', id: row.id },
  })
  await tellAttendance(tx, organizationId, personId)
  return viewRoll(tx, { ...held.laid, lessonId: row.id })
})

function checkLeads({ leads }: HeldLesson): void {
  if (!leads) {
    throw forbidden(
      'Отметки видит учитель урока, классный руководитель и администрация',
      'Marks are for the lesson’s teacher, the class teacher and the administration',
    )
  }
}

/** Nobody is marked ahead of the day. */
async function checkBegun(db: Db, { laid, class: unit }: HeldLesson): Promise<void> {
  const zone = await zoneOf(db, unit.organization_id)
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now())
  if (laid.day > today) throw conflict('Этого дня ещё не было', 'That day has not come yet')
}

async function viewRoll(db: Db, laid: Laid): Promise<Roll> {
  const pupils = await readPupils(db, [laid.classId])
  const marks = laid.lessonId ? await readMarks(db, [laid.lessonId]) : []
  const call = (await readStays(db, laid.lessonId ? [laid.lessonId] : [])).get(laid.lessonId ?? '')
  const away = await readAway(
    db,
    pupils.map(({ id }) => id),
    laid.day,
  )
  const rows = pupils.map((pupil) => {
    const own = call?.stays.get(pupil.id) ?? []
    const told = away.get(pupil.id) ?? null
    return {
      pupil: { id: pupil.id, name: fullName(pupil) },
      mark: marks.find(({ pupil_id }) => pupil_id === pupil.id)?.mark ?? null,
      suggested: suggest({ stays: own.length, why: told?.why ?? null, ended: call?.ended ?? false }),
      minutes: minutesOf(own, now()),
      firstAt: own[0]?.from.toISOString() ?? null,
      told,
    }
  })
  return { rows, called: call !== undefined }
}
