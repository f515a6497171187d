import { readNorms } from '#domains/sanitary'
import { NORMS } from '#rules/sanitary'
import type { Db } from '#server/db'
import { notFound, unlessRefused } from '#server/errors'
import { type Actor, handleQuery } from '#server/operation'
import * as contract from '../../contract.ts'
import { accessLesson, type HeldLesson } from './hold.ts'
import { viewLessonPage } from './lesson-page.ts'

const noCall = () =>
  notFound('Такого звонка нет или он для вас закрыт', 'There is no such call, or it is closed to you')

/** For the screen of a call: which lesson it is, and by which norms it goes. */
export const getLessonOfCall = handleQuery(contract.getLessonOfCall, async ({ tx, actor, input }) => {
  await accessCallSeat(tx, actor, input.callId)
  const row = await findLessonOfCall(tx, input.callId)
  if (!row) return { lesson: null, startedAt: null, page: null, answers: [] }
  const held = await accessLessonOfCall(tx, actor, row)
  if (!held) return { lesson: null, startedAt: null, page: null, answers: [] }
  const page = await viewLessonPage(tx, held)
  const norms = await readNorms(tx, held.class.organization_id)
  const plain = new Map(NORMS.norms.map((norm) => [norm.id, norm]))
  const answers = norms
    .filter(({ id, sure }) => sure && !plain.get(id)?.sure)
    .map(({ id, value }) => ({ normId: id, value }))
  return { lesson: page.lesson, startedAt: row.started_at?.toISOString() ?? null, page, answers }
})

/** A seat in the chat of the call. */
export async function accessCallSeat(db: Db, actor: Actor, callId: string) {
  const seat = await db
    .selectFrom('calls')
    .innerJoin('chat_seats', 'chat_seats.chat_id', 'calls.chat_id')
    .select('person_id')
    .where('calls.id', '=', callId)
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!seat) throw noCall()
  return { personId: seat.person_id }
}

export const findLessonOfCall = (db: Db, callId: string) =>
  db
    .selectFrom('lesson_calls')
    .innerJoin('lessons', 'lessons.id', 'lesson_id')
    .selectAll('lessons')
    .where('call_id', '=', callId)
    .executeTakeFirst()

type Row = NonNullable<Awaited<ReturnType<typeof findLessonOfCall>>>

/** Somebody who has a seat in the chat and none in the class sees a call, and no lesson. */
const accessLessonOfCall = (db: Db, actor: Actor, row: Row): Promise<HeldLesson | null> =>
  unlessRefused(accessLesson(db, actor, { classId: row.class_id, day: row.day, no: row.no, group: row.group_name }))
