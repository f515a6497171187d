import { spokenName } from '#domains/people'
import type { Db } from '#server/db'
import { notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'
import { accessLesson, type HeldLesson } from '../days/hold.ts'

export const noWork = () =>
  notFound('Такой работы нет или она для вас закрыта', 'There is no such work, or it is closed to you')

/** For whom this person may hand in: for oneself as a pupil of the class, and for own children in it. */
export async function readHanding(db: Db, { class: unit, hat }: Pick<HeldLesson, 'class' | 'hat'>) {
  const rows = await db
    .selectFrom('class_seats')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['people.id', 'last_name', 'first_name', 'patronymic'])
    .where('class_id', '=', unit.id)
    .where('part', '=', 'pupil')
    .where('class_seats.left_at', 'is', null)
    .where('people.left_at', 'is', null)
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('person_id', '=', hat.personId),
        eb('person_id', 'in', selectFrom('bonds_seeing').select('pupil_id').where('guardian_id', '=', hat.personId)),
      ]),
    )
    .orderBy('first_name')
    .execute()
  return rows.map((row) => ({ id: row.id, name: spokenName(row, ['pupil']) }))
}

/** A work, for its pupil, the guardians, and whoever leads the lesson; to anybody else it is not there. */
export async function accessWork(db: Db, actor: Actor, workId: string) {
  const work = await db
    .selectFrom('task_works')
    .innerJoin('lessons', 'lessons.id', 'lesson_id')
    .select(['task_works.id', 'lesson_id', 'pupil_id', 'files', 'class_id', 'day', 'no', 'group_name'])
    .where('task_works.id', '=', workId)
    .executeTakeFirst()
  if (!work) throw noWork()
  const key = { classId: work.class_id, day: work.day, no: work.no, group: work.group_name }
  const held = await refusedAs(accessLesson(db, actor, key), noWork)
  const own = (await readHanding(db, held)).some(({ id }) => id === work.pupil_id)
  if (!held.leads && !own) throw noWork()
  return { work, held }
}
