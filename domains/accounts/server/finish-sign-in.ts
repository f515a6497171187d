import type { z } from 'zod'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { invalid, Refusal } from '#server/errors'
import { forgiveAttempts, takeAttempt } from '#server/limits'
import { type Call, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { hashStep } from './enter.ts'
import { takeGrowing } from './limits.ts'
import { takePasskey } from './passkeys.ts'
import { takeRecovery } from './recovery-codes.ts'
import { openSession, refuseLocked } from './sessions.ts'
import { takeTotp } from './totp.ts'
import { viewAccount } from './views.ts'

/** What only the owner's device shows, after the password. */
export const finishSignIn = handleCommand(contract.finishSignIn, async ({ tx, input, call }) => {
  await takeAttempt('accounts.finishSignIn.address', call.ip, 600, 600)
  const step = await tx
    .selectFrom('sign_in_steps')
    .selectAll()
    .where('token_hash', '=', hashStep(input.step))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now())
    .forUpdate()
    .executeTakeFirst()
  if (!step) throw tooLate()
  const accountId = step.account_id
  await takeAttempt('accounts.finishSignIn.step', step.id, 6, 600)
  await takeGrowing('accounts.finishSignIn', accountId, [
    { points: 20, seconds: 3600 },
    { points: 60, seconds: 24 * 3600 },
  ])
  await refuseLocked(tx, accountId)
  await proveStep(tx, call, step, input)
  await tx.updateTable('sign_in_steps').set({ used_at: now() }).where('id', '=', step.id).execute()
  await Promise.all([3600, 24 * 3600].map((s) => forgiveAttempts(`accounts.finishSignIn.${s}`, accountId)))
  const token = await openSession(tx, call, accountId, step.opened_by, { second: true })
  return { token, account: await viewAccount(tx, accountId) }
})

interface Step {
  account_id: string
  challenge: string | null
}

async function proveStep(
  tx: Tx,
  call: Call,
  { account_id: accountId, challenge }: Step,
  { code, passkey, recovery }: z.output<typeof contract.finishSignIn.input>,
): Promise<void> {
  if (code) {
    if (await takeTotp(tx, accountId, code)) return
    throw wrongCode()
  }
  if (passkey) {
    if (challenge && (await takePasskey(tx, { accountId, answer: passkey, challenge, origin: call.origin }))) return
    throw wrongPasskey()
  }
  if (recovery) {
    if (await takeRecovery(tx, accountId, recovery)) return
    throw wrongRecovery()
  }
  throw invalid('Введите код', 'Enter the code', 'code')
}

const tooLate = () =>
  new Refusal(
    'conflict',
    'Прошло больше десяти минут. Введите пароль ещё раз',
    'It took more than ten minutes. Enter the password again',
    { field: 'step' },
  )
const wrongCode = () =>
  invalid(
    'Код не подошёл. Дождитесь следующего в приложении и проверьте, верно ли идут часы телефона',
    'The code does not fit. Wait for the next one, and check the clock of the phone',
    'code',
  )
const wrongPasskey = () =>
  invalid(
    'Этот ключ не подошёл. Попробуйте код из приложения',
    'This passkey does not fit. Try the code of the application',
    'passkey',
  )
const wrongRecovery = () =>
  invalid(
    'Запасной код не подошёл или уже использован. Возьмите следующий из списка',
    'The recovery code is wrong or used. Take the next one of the list',
    'recovery',
  )
