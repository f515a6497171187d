import { guardDoor } from '#domains/calls'
import { isStaff } from '#rules/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden, notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { isPhone } from '../../rules.ts'
import { tellLessons } from '../tell.ts'
import { accessLesson, keepLesson } from './hold.ts'
import { accessCallSeat, findLessonOfCall } from './lesson-of-call.ts'
import { viewLessonPage } from './lesson-page.ts'
import { checkLeads } from './start-lesson.ts'

/**
 * R112; 273-ФЗ, ст. 43, ч. 4.1: a pupil does not take part in a remote lesson by a phone, unless the teacher has let them
 * in by name. What a browser says of itself is all there is to know it by: whoever wants to deceive, can.
 */
guardDoor(async (tx, { callId, personId, userAgent }) => {
  if (!isPhone(userAgent)) return
  const lesson = await findLessonOfCall(tx, callId)
  if (!lesson?.remote || !(await isPupil(tx, personId))) return
  const admitted = await tx
    .selectFrom('lesson_phones')
    .select('admitted_at')
    .where('lesson_id', '=', lesson.id)
    .where('person_id', '=', personId)
    .where('admitted_at', 'is not', null)
    .executeTakeFirst()
  if (admitted) return
  throw forbidden(
    'С телефона на дистанционный урок нельзя: экран слишком мал для глаз, так велят правила (273-ФЗ, ст. 43). Войдите с компьютера, ноутбука или планшета. Если их нет, попросите учителя впустить вас',
    'A remote lesson is not for a phone: its screen is too small for the eyes, so the rules say (273-FZ, art. 43). Join from a computer, a laptop or a tablet. If you have none, ask the teacher to let you in',
  )
})

async function isPupil(tx: Tx, personId: string): Promise<boolean> {
  const roles = await tx.selectFrom('person_roles').select('role').where('person_id', '=', personId).execute()
  return !isStaff(roles.map(({ role }) => role)) && roles.some(({ role }) => role === 'pupil')
}

/** «Попросить учителя»: it stands before the teacher's eyes in the call. */
export const askForPhone = handleCommand(contract.askForPhone, async ({ tx, actor, input }) => {
  const { personId } = await accessCallSeat(tx, actor, input.callId)
  const lesson = await findLessonOfCall(tx, input.callId)
  if (!lesson || !(await isPupil(tx, personId))) {
    throw conflict('Это не урок: входите как обычно', 'This is no lesson: join as usual')
  }
  await tx
    .insertInto('lesson_phones')
    .values({ lesson_id: lesson.id, person_id: personId, asked_at: now(), admitted_at: null, admitted_by: null })
    .onConflict((oc) => oc.columns(['lesson_id', 'person_id']).doNothing())
    .execute()
  await tellLessons(tx, lesson.organization_id, [lesson.class_id], personId)
  return {}
})

/** In an emergency, by name, and with a line in the audit. */
export const admitPhone = handleCommand(contract.admitPhone, async ({ tx, actor, input }) => {
  const held = await accessLesson(tx, actor, input)
  checkLeads(held)
  const row = await keepLesson(tx, held)
  const { numUpdatedRows } = await tx
    .updateTable('lesson_phones')
    .set({ admitted_at: now(), admitted_by: held.hat.personId })
    .where('lesson_id', '=', row.id)
    .where('person_id', '=', input.personId)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw notFound('Этот ученик не просил впустить', 'This pupil has not asked')
  const { personId, organizationId } = held.hat
  note(tx, {
    organizationId,
    action: 'lessons.admitPhone',
    byPersonId: personId,
    about: input.personId,
    object: { kind: 'lesson', id: row.id },
  })
  await tellLessons(tx, organizationId, [input.classId], personId)
  return viewLessonPage(tx, { ...held, laid: { ...held.laid, lessonId: row.id } })
})
