import { sql } from 'kysely'
import { postMessage } from '#domains/chats'
import { readHours } from '#domains/quiet'
import { decide } from '#rules/quiet'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { append, inTransaction } from '#server/events'
import { newId } from '#server/ids'
import { addJob, defineJob } from '#server/jobs'
import { lessonsChanged, workReturned } from '../contract.ts'

/** The timetable or a day of these classes is not what it was: screens that show them ask again. */
export async function tellLessons(
  tx: Tx,
  organizationId: string,
  classIds: string[],
  actorId: string | null,
): Promise<void> {
  for (const classId of classIds) {
    await append(tx, `organization:${organizationId}`, lessonsChanged, { classId }, actorId, { view: { classId } })
  }
}

/** Wakes the pupil and the guardians who see the child, but not whoever has sent the work back. */
export async function tellReturned(tx: Tx, workId: string, actorId: string): Promise<void> {
  const { rows } = await sql<{ account_id: string }>`
    select distinct p.account_id from task_works w join people p on p.left_at is null and p.account_id is not null
       and p.id <> ${actorId}
       and (p.id = w.pupil_id or p.id in (select guardian_id from bonds_seeing b where b.pupil_id = w.pupil_id))
     where w.id = ${workId} order by 1`.execute(tx)
  const view = { workId }
  for (const { account_id } of rows) await append(tx, `account:${account_id}`, workReturned, view, actorId, { view })
}

interface News {
  organizationId: string
  classId: string
  personId: string
  text: string
}

/** R113: into the chats of the class, its guardians and its teachers; at night, in the morning. */
export async function announce(tx: Tx, news: News): Promise<void> {
  const school = (await readHours(tx, [news.organizationId])).get(news.organizationId)
  const verdict = school
    ? decide(school.hours, { now: now(), zone: school.zone, working: true })
    : ({ kind: 'now' } as const)
  if (verdict.kind === 'now') return post(tx, news)
  await addJob(tx, announceLater, { id: newId(), ...news }, { runAt: verdict.until })
}

export const announceLater = defineJob<News & { id: string }>('lessons.announce', async (db, news) => {
  const { facts } = await inTransaction(db, (tx) => post(tx, news))
  publish(facts)
})

/** In the order of the chats' ids, so that two of them do not wait for each other in a circle. */
async function post(tx: Tx, { classId, personId, text }: News): Promise<void> {
  const chats = await tx
    .selectFrom('chats')
    .select('id')
    .where('class_id', '=', classId)
    .where('automatic', 'in', ['class', 'parents', 'teachers'])
    .where('archived_at', 'is', null)
    .orderBy('id')
    .execute()
  for (const { id } of chats) await postMessage(tx, { chatId: id, personId, text })
}
