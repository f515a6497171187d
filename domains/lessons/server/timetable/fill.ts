import type { Tx } from '#server/db'
import { invalid } from '#server/errors'
import type { Filling } from '../../contract.ts'
import type { FillingColumns } from '../tables.ts'

export const columnsOf = (filling: Filling): FillingColumns => ({
  subject_id: filling.subjectId,
  teacher_id: filling.teacherId,
  room: filling.room,
  remote: filling.remote,
  device: filling.device,
  screen_minutes: filling.screenMinutes,
})

/** Subjects and teachers are of this school. */
export async function checkFillings(tx: Tx, organizationId: string, fillings: readonly Filling[]): Promise<void> {
  const subjects = [...new Set(fillings.map(({ subjectId }) => subjectId))]
  const teachers = [...new Set(fillings.flatMap(({ teacherId }) => teacherId ?? []))]
  if (subjects.length > 0) {
    const known = await tx
      .selectFrom('subjects')
      .select('id')
      .where('id', 'in', subjects)
      .where('organization_id', '=', organizationId)
      .execute()
    if (known.length < subjects.length)
      throw invalid('Выберите предмет из списка школы', 'Choose a subject of the school', 'filling.subjectId')
  }
  if (teachers.length === 0) return
  const known = await tx
    .selectFrom('people')
    .select('id')
    .where('id', 'in', teachers)
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('person_roles')
          .select('role')
          .whereRef('person_id', '=', 'people.id')
          .where('role', 'not in', ['pupil', 'guardian']),
      ),
    )
    .execute()
  if (known.length < teachers.length)
    throw invalid(
      'Выберите учителя из сотрудников школы',
      'Choose a teacher of the school’s staff',
      'filling.teacherId',
    )
}
