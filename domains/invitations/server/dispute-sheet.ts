import { now } from '#server/clock'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { findSheet, refuseUseless } from './find-sheet.ts'

/** «Это не я»: the sheet came into wrong hands, or names a wrong person. Those who print see why it stopped. */
export const disputeSheet = handleCommand(contract.disputeSheet, async ({ tx, input, call }) => {
  const found = await findSheet(tx, call, input.code)
  if (found.sheet.disputed_at) return {}
  refuseUseless(found)
  await tx
    .updateTable('activation_sheets')
    .set({ disputed_at: now(), revoked_at: now() })
    .where('id', '=', found.sheet.id)
    .execute()
  const { organization_id, person_id } = found.sheet
  await append(tx, `organization:${organization_id}`, contract.sheetsChanged, {}, person_id, { view: {} })
  return {}
})
