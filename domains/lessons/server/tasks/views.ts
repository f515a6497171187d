import { fullName } from '#domains/people'
import type { Db } from '#server/db'
import type { TaskFile, Work } from '../../contract.ts'
import type { KeptFile } from '../tables.ts'

export const viewFile = ({ id, name, size }: KeptFile): TaskFile => ({ id, name, size })

/** As a register has them; null: of every pupil. */
export async function viewWorks(
  db: Db,
  lessonId: string,
  { zone, pupilIds }: { zone: string; pupilIds: string[] | null },
): Promise<Work[]> {
  if (pupilIds?.length === 0) return []
  let found = db
    .selectFrom('task_works')
    .innerJoin('people', 'people.id', 'pupil_id')
    .innerJoin('lessons', 'lessons.id', 'lesson_id')
    .selectAll('task_works')
    .select(['last_name', 'first_name', 'patronymic', 'task_due'])
    .where('lesson_id', '=', lessonId)
    .orderBy('last_name')
    .orderBy('first_name')
  if (pupilIds) found = found.where('pupil_id', 'in', pupilIds)
  return (await found.execute()).map((row) => ({
    id: row.id,
    pupil: { id: row.pupil_id, name: fullName(row) },
    text: row.text,
    files: row.files.map(viewFile),
    handedAt: row.handed_at.toISOString(),
    late: isLate(row.handed_at, row.task_due, zone),
    verdict: row.verdict,
    answer: row.answer,
  }))
}

/** By the school's own day. */
const isLate = (at: Date, due: string | null, zone: string): boolean =>
  due !== null && new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at) > due
