import { now } from '#server/clock'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessOwnMeasure } from './access.ts'
import { note, tellDesk } from './note.ts'

/** «Прочитал(а)»: a warning that was read has been given. */
export const confirmMeasure = handleCommand(contract.confirmMeasure, async ({ tx, actor, input }) => {
  const measure = await accessOwnMeasure(tx, actor, input.measureId)
  if (measure.confirmed_at) return {}
  await tx.updateTable('measures').set({ confirmed_at: now() }).where('id', '=', measure.id).execute()
  await note(tx, {
    organizationId: measure.organization_id,
    deed: 'confirmed',
    byId: measure.person_id,
    aboutId: measure.person_id,
    caseId: measure.case_id,
    measure: measure.kind,
  })
  await tellDesk(tx, measure.organization_id)
  return {}
})
