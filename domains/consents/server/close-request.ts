import { note } from '#server/audit'
import { now } from '#server/clock'
import { forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessRegister } from './access.ts'
import { by } from './by.ts'
import { canSteer } from './policy.ts'
import { findAsked } from './subjects.ts'
import { tellRegisterSoon, tellSelf } from './tell.ts'
import { viewRequest } from './views.ts'

export const closeRequest = handleCommand(contract.closeRequest, async ({ tx, actor, input }) => {
  const { row, rows, hat } = await accessRegister(tx, actor, input.requestId, { lock: true })
  if (!canSteer(hat, row)) {
    throw forbidden('Закрыть сбор могут автор и администрация', 'Closing is for the author and the administration')
  }
  if (!row.closed_at) {
    await tx.updateTable('consent_requests').set({ closed_at: now() }).where('id', '=', row.id).execute()
    await tellRegisterSoon(tx, row.id)
    note(tx, { ...by(hat), action: 'consents.closeRequest', object: { kind: 'consent', id: row.id } })
    // Nothing waits for them any more; whoever is not looking now sees it when looking next.
    for (const account of findAsked(rows).accounts.slice(0, 100)) await tellSelf(tx, account, row.id, hat.personId)
  }
  return viewRequest(tx, row.id)
})
