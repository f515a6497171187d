import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessOwnMeasure } from './access.ts'
import { note, tellDesk } from './note.ts'

/** Once for each measure, to the administration. */
export const appeal = handleCommand(contract.appeal, async ({ tx, actor, input }) => {
  const measure = await accessOwnMeasure(tx, actor, input.measureId)
  if (measure.lifted_at) throw conflict('Эта мера уже отменена', 'This measure is lifted already')
  const added = await tx
    .insertInto('appeals')
    .values({ measure_id: measure.id, words: input.words })
    .onConflict((oc) => oc.column('measure_id').doNothing())
    .executeTakeFirst()
  if (!added.numInsertedOrUpdatedRows) {
    throw conflict(
      'Это решение вы уже обжаловали: ответит администрация школы',
      'You have appealed against this already: the administration will answer',
    )
  }
  await tx
    .updateTable('measures')
    .set({ confirmed_at: now() })
    .where('id', '=', measure.id)
    .where('confirmed_at', 'is', null)
    .execute()
  const { organization_id, person_id, case_id, kind } = measure
  const about = { organizationId: organization_id, aboutId: person_id, caseId: case_id, measure: kind }
  await note(tx, { ...about, deed: 'appealed', byId: person_id, words: input.words })
  await tellDesk(tx, organization_id)
  return {}
})
