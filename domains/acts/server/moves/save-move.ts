import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../../contract.ts'
import { accessMove, accessPlan, noMove, notPlanner } from './access.ts'

export const saveMove = handleCommand(contract.saveMove, async ({ tx, actor, input }) => {
  const { organizationId, personId } = await accessPlan(tx, actor, input.organizationId)
  const { moveId: id, title, from, whom, until, classId, responsibleId } = input
  await refuseOutside(tx, organizationId, { classId, responsibleId })
  const words = { title, came_from: from, whom, until, class_id: classId, responsible_id: responsibleId }
  const known = await tx.selectFrom('chat_moves').select('organization_id').where('id', '=', id).executeTakeFirst()
  if (known && known.organization_id !== organizationId) throw noMove()
  await tx
    .insertInto('chat_moves')
    .values({ id, organization_id: organizationId, planned_by: personId, ...words, moved_by: null, moved_at: null })
    .onConflict((oc) => oc.column('id').doUpdateSet(words))
    .execute()
  const object = { kind: 'chatMove', id }
  note(tx, { organizationId, action: 'acts.saveMove', byPersonId: personId, object, about: responsibleId ?? [] })
  return {}
})

export const removeMove = handleCommand(contract.removeMove, async ({ tx, actor, input }) => {
  const { row, hat } = await accessMove(tx, actor, input.moveId)
  if (!hat.administers) throw notPlanner()
  await tx.deleteFrom('chat_moves').where('id', '=', row.id).execute()
  const { organizationId, personId: byPersonId } = hat
  note(tx, { organizationId, action: 'acts.removeMove', byPersonId, object: { kind: 'chatMove', id: row.id } })
  return {}
})

async function refuseOutside(
  tx: Tx,
  organizationId: string,
  { classId, responsibleId }: { classId: string | null; responsibleId: string | null },
): Promise<void> {
  const holds = async (table: 'classes' | 'people', id: string | null) =>
    id === null ||
    (await tx
      .selectFrom(table)
      .select('id')
      .where('id', '=', id)
      .where('organization_id', '=', organizationId)
      .executeTakeFirst()) !== undefined
  if (!(await holds('classes', classId)))
    throw invalid('Выберите класс этой школы', 'Choose a class of this school', 'classId')
  if (!(await holds('people', responsibleId)))
    throw invalid('Выберите сотрудника этой школы', 'Choose an employee of this school', 'responsibleId')
}
