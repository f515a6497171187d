import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { normaliseAddress } from './addresses.ts'
import { issueCode, VALID_SECONDS } from './codes.ts'
import { findAccountByAddress } from './find-account.ts'

export const requestCode = handleCommand(contract.requestCode, async ({ tx, input, call }) => {
  await takeAttempt('accounts.requestCode', call.ip, 100, 600)
  const { address } = normaliseAddress(input.address)
  const account = await findAccountByAddress(tx, address)
  await issueCode(tx, { address, purpose: 'sign_in', accountName: account?.name, known: account !== undefined })
  return { validSeconds: VALID_SECONDS }
})
