import { conflict } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { hasFactor, tellSecurity } from './factors.ts'
import { proveOneself } from './prove-oneself.ts'
import { makeCodes } from './recovery-codes.ts'

export const makeRecoveryCodes = handleCommand(contract.makeRecoveryCodes, async ({ tx, actor, input }) => {
  await proveOneself(tx, actor, input.current)
  await takeAttempt('accounts.makeRecoveryCodes', actor.accountId, 10, 3600)
  if (!(await hasFactor(tx, actor.accountId))) {
    throw conflict('Сначала подключите второй шаг', 'Connect the second step first')
  }
  const recoveryCodes = await makeCodes(tx, actor.accountId)
  await tellSecurity(tx, actor.accountId)
  return { recoveryCodes }
})
