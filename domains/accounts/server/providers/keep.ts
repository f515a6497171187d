import { handleAfterProof } from '#server/after-proof'
import { note } from '#server/audit'
import { takeAttempt } from '#server/limits'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../../contract.ts'
import { dropProvider, proveProvider, viewProviders, writeProvider } from './own.ts'

export const listOwnProviders = handleQuery(contract.listOwnProviders, async ({ tx }) => ({
  providers: await viewProviders(tx, null),
}))

export const keepProvider = handleAfterProof(
  contract.keepProvider,
  async ({ db, actor, input }) => {
    await takeAttempt('accounts.keepProvider', actor.accountId, 60, 3600)
    return proveProvider(db, input, null)
  },
  async ({ tx, actor: { accountId }, input, proof }) => {
    note(tx, { organizationId: null, action: 'accounts.keepProvider', byAccountId: accountId })
    return writeProvider(tx, input, { organizationId: null, accountId, ...proof })
  },
)

export const removeProvider = handleCommand(contract.removeProvider, async ({ tx, actor, input }) => {
  await dropProvider(tx, input.providerId, null)
  note(tx, { organizationId: null, action: 'accounts.removeProvider', byAccountId: actor.accountId })
  return {}
})
