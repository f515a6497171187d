import { notFound } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { normaliseAddress } from './addresses.ts'
import { checkCode } from './codes.ts'
import { enter } from './enter.ts'
import { findAccountByAddress } from './find-account.ts'

export const signInWithCode = handleCommand(contract.signInWithCode, async ({ tx, input, call }) => {
  await takeAttempt('accounts.signInWithCode', call.ip, 300, 600)
  const { address } = normaliseAddress(input.address)
  await checkCode(tx, { address, purpose: 'sign_in', code: input.code })
  const account = await findAccountByAddress(tx, address)
  if (!account) throw notFound()
  return enter(tx, call, account.id, 'code')
})
