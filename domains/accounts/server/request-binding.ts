import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { normaliseAddress } from './addresses.ts'
import { issueCode, VALID_SECONDS } from './codes.ts'
import { proveOneself } from './prove-oneself.ts'

/** Whether somebody else has this address is told only to whoever reads its letters. */
export const requestBinding = handleCommand(contract.requestBinding, async ({ tx, actor, input, call }) => {
  const { address } = normaliseAddress(input.address)
  await proveOneself(tx, actor, input.current)
  await takeAttempt('accounts.requestBinding', actor.accountId, 10, 3600)
  await takeAttempt('accounts.requestBinding.address', call.ip, 100, 600)
  await issueCode(tx, { address, purpose: 'binding' })
  return { validSeconds: VALID_SECONDS }
})
