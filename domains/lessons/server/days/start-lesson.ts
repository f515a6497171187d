import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden, notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { isHeld } from '../../rules.ts'
import { tellLessons } from '../tell.ts'
import { accessLesson, type HeldLesson, keepLesson } from './hold.ts'
import { viewLessonPage } from './lesson-page.ts'

/** A call goes on in a chat of the class, and it is this lesson: from now on presence is read from it. */
export const startLesson = handleCommand(contract.startLesson, async ({ tx, actor, input }) => {
  const held = await accessLesson(tx, actor, input)
  checkLeads(held)
  if (!isHeld(held.laid)) throw conflict('Этот урок отменён или перенесён', 'This lesson is cancelled or moved')
  await checkCall(tx, input.callId, held)
  const row = await keepLesson(tx, held)
  const { personId, organizationId } = held.hat
  if (!row.started_at) {
    await tx.updateTable('lessons').set({ started_at: now(), started_by: personId }).where('id', '=', row.id).execute()
  }
  await tx
    .insertInto('lesson_calls')
    .values({ call_id: input.callId, lesson_id: row.id, at: now() })
    .onConflict((oc) => oc.column('call_id').doNothing())
    .execute()
  note(tx, {
    organizationId,
    action: 'lessons.startLesson',
    byPersonId: personId,
    object: { kind: 'lesson', id: row.id },
  })
  await tellLessons(tx, organizationId, [input.classId], personId)
  return viewLessonPage(tx, { ...held, laid: { ...held.laid, lessonId: row.id } })
})

export function checkLeads({ leads }: HeldLesson): void {
  if (!leads) {
    throw forbidden(
      'Это делает учитель урока, классный руководитель или администрация',
      'That is for the lesson’s teacher, the class teacher or the administration',
    )
  }
}

/** One that goes on, in a chat of this class where the teacher sits. */
async function checkCall(tx: Tx, callId: string, { laid, hat }: HeldLesson): Promise<void> {
  const call = await tx
    .selectFrom('calls')
    .innerJoin('chats', 'chats.id', 'chat_id')
    .innerJoin('chat_seats', 'chat_seats.chat_id', 'chats.id')
    .select('ended_at')
    .where('calls.id', '=', callId)
    .where('class_id', '=', laid.classId)
    .where('person_id', '=', hat.personId)
    .where('chat_seats.left_at', 'is', null)
    .executeTakeFirst()
  if (!call)
    throw notFound('В чатах этого класса такого звонка нет', 'There is no such call in the chats of this class')
  if (call.ended_at) throw conflict('Этот звонок уже закончился. Начните урок ещё раз', 'The call is over. Start again')
}
