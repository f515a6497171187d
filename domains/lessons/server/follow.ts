import { registerExport } from '#domains/accounts'
import { followPeople } from '#domains/people'
import type { Tx } from '#server/db'

// Two records were one human being: lessons, works and orders of the one are the other's.
followPeople({
  async merged(tx, from, into) {
    await tx.updateTable('timetable_slots').set({ teacher_id: into }).where('teacher_id', '=', from).execute()
    await tx.updateTable('lessons').set({ teacher_id: into }).where('teacher_id', '=', from).execute()
    await moveWorks(tx, from, into)
    await tx.deleteFrom('lesson_phones').where('person_id', '=', from).execute()
    const told = await tx.selectFrom('equipment').select('person_id').where('person_id', '=', into).executeTakeFirst()
    if (told) await tx.deleteFrom('equipment').where('person_id', '=', from).execute()
    else await tx.updateTable('equipment').set({ person_id: into }).where('person_id', '=', from).execute()
  },
})

/** Of two works for one task that of the record that stays is kept. */
async function moveWorks(tx: Tx, from: string, into: string): Promise<void> {
  await tx
    .updateTable('task_works')
    .set({ pupil_id: into })
    .where('pupil_id', '=', from)
    .where('lesson_id', 'not in', tx.selectFrom('task_works').select('lesson_id').where('pupil_id', '=', into))
    .execute()
}

registerExport('lessons', async (db, accountId) => {
  const works = await db
    .selectFrom('task_works')
    .innerJoin('lessons', 'lessons.id', 'lesson_id')
    .innerJoin('people', 'people.id', 'pupil_id')
    .innerJoin('subjects', 'subjects.id', 'subject_id')
    .select(['day', 'subjects.name as subject', 'task', 'text', 'handed_at as handedAt', 'verdict', 'answer'])
    .where('account_id', '=', accountId)
    .orderBy('handed_at')
    .execute()
  return { data: { works } }
})
