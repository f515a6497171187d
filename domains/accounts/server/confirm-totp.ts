import { now } from '#server/clock'
import { invalid } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { already } from './begin-totp.ts'
import { codesForFirst, readFactors, tellChanged, tellSecurity } from './factors.ts'
import { takeTotp } from './totp.ts'

/** In use from the first right code on: until then a square that was photographed badly shuts nobody out. */
export const confirmTotp = handleCommand(contract.confirmTotp, async ({ tx, actor, input, after }) => {
  const { accountId } = actor
  await takeAttempt('accounts.confirmTotp', accountId, 10, 600)
  if ((await readFactors(tx, accountId)).totp) throw already()
  if (!(await takeTotp(tx, accountId, input.code, { confirmed: false }))) {
    throw invalid(
      'Код не подошёл. Введите тот, что приложение показывает сейчас',
      'The code does not fit. Enter the one that the application shows now',
      'code',
    )
  }
  await tx.updateTable('totp_factors').set({ confirmed_at: now() }).where('account_id', '=', accountId).execute()
  const recoveryCodes = await codesForFirst(tx, accountId)
  await tellSecurity(tx, accountId)
  after(() => tellChanged(accountId))
  return { recoveryCodes }
})
