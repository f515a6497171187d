import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, refusedAs } from '#server/errors'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessCase, type MeasureRow, noMeasure } from './access.ts'
import { undoMeasure } from './apply-measure.ts'
import { viewMeasures } from './case-views.ts'
import { note, tellDesk, tellPeople } from './note.ts'
import { canLift } from './policy.ts'

/** Ends a measure before its term: whoever could take it may take it back. */
export const liftMeasure = handleCommand(contract.liftMeasure, async ({ tx, actor, input }) => {
  const { measure, row, hat } = await accessMeasure(tx, actor, input.measureId)
  if (!canLift(measure.kind, measure.lifted_at !== null)) throw notLiftable()
  await undoMeasure(tx, row, measure, hat.personId)
  await tx
    .updateTable('measures')
    .set({ lifted_at: now(), lifted_by: hat.personId })
    .where('id', '=', measure.id)
    .execute()
  const about = { organizationId: row.organization_id, caseId: row.id, chatId: row.chat_id, aboutId: row.author_id }
  await note(tx, { ...about, deed: 'lifted', byId: hat.personId, words: input.reason, measure: measure.kind })
  await tellPeople(tx, [row.author_id])
  await tellDesk(tx, row.organization_id)
  return (await viewMeasures(tx, [await readMeasure(tx, measure.id)]))[0]!
})

/** A measure is held through its case. */
async function accessMeasure(tx: Tx, actor: Actor, measureId: string) {
  const measure = await tx.selectFrom('measures').selectAll().where('id', '=', measureId).executeTakeFirst()
  if (!measure) throw noMeasure()
  const held = await refusedAs(accessCase(tx, actor, measure.case_id), noMeasure)
  return { measure: await readMeasure(tx, measureId), ...held }
}

export const readMeasure = (tx: Tx, measureId: string): Promise<MeasureRow> =>
  tx.selectFrom('measures').selectAll().where('id', '=', measureId).executeTakeFirstOrThrow()

const notLiftable = () =>
  conflict(
    'Эту меру отменить нельзя: она уже отменена, или человека возвращает в чат его ведущий',
    'This measure cannot be lifted: it is lifted already, or the chat’s owner adds the person again',
  )
