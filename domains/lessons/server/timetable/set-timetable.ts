import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { accessMadeClass } from '../access.ts'
import { tellLessons } from '../tell.ts'
import { viewTimetable } from './views.ts'

/** By which bells a class studies, and how many days a week. */
export const setTimetable = handleCommand(contract.setTimetable, async ({ tx, actor, input }) => {
  const held = await accessMadeClass(tx, actor, input.classId)
  const { organization_id: organizationId } = held.class
  await checkBellsOf(tx, organizationId, input.bellsId)
  await chooseBells(tx, input.classId, input)
  note(tx, {
    organizationId,
    action: 'lessons.setTimetable',
    byPersonId: held.hat.personId,
    object: { kind: 'class', id: input.classId },
  })
  await tellLessons(tx, organizationId, [input.classId], held.hat.personId)
  return viewTimetable(tx, held)
})

export async function chooseBells(
  tx: Tx,
  classId: string,
  { bellsId, studyDays }: { bellsId: string; studyDays?: 5 | 6 },
) {
  const said = { bells_id: bellsId, ...(studyDays ? { study_days: studyDays } : {}) }
  await tx
    .insertInto('timetables')
    .values({ class_id: classId, study_days: 5, ...said })
    .onConflict((oc) => oc.column('class_id').doUpdateSet(said))
    .execute()
}

export async function checkBellsOf(tx: Tx, organizationId: string, bellsId: string): Promise<void> {
  const row = await tx
    .selectFrom('bell_schedules')
    .select('id')
    .where('id', '=', bellsId)
    .where('organization_id', '=', organizationId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw invalid('Выберите звонки из списка', 'Choose bells from the list', 'bellsId')
}
