import { dropProvider, proveProvider, RETURN_PATH, viewProviders, writeProvider } from '#domains/accounts'
import { handleAfterProof } from '#server/after-proof'
import { note } from '#server/audit'
import { takeAttempt } from '#server/limits'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessOffice } from './access.ts'

export const listProviders = handleQuery(contract.listProviders, async ({ tx, actor, input, call }) => {
  const { organizationId } = await accessOffice(tx, actor, input.organizationId)
  return { providers: await viewProviders(tx, organizationId), returnTo: call.origin + RETURN_PATH }
})

export const keepProvider = handleAfterProof(
  contract.keepProvider,
  async ({ db, actor, input }) => {
    const { organizationId } = await accessOffice(db, actor, input.organizationId)
    await takeAttempt('journal.keepProvider', organizationId, 60, 3600)
    return proveProvider(db, input, organizationId)
  },
  async ({ tx, actor, input, proof }) => {
    const { organizationId, personId } = await accessOffice(tx, actor, input.organizationId)
    note(tx, { organizationId, action: 'journal.keepProvider', byPersonId: personId })
    return writeProvider(tx, input, { organizationId, accountId: actor.accountId, ...proof })
  },
)

export const removeProvider = handleCommand(contract.removeProvider, async ({ tx, actor, input }) => {
  const { organizationId, personId } = await accessOffice(tx, actor, input.organizationId)
  await dropProvider(tx, input.providerId, organizationId)
  note(tx, { organizationId, action: 'journal.removeProvider', byPersonId: personId })
  return {}
})
