import type { z } from 'zod'
import {
  checkCode,
  createAccount,
  findAccountByAddress,
  normalisePhone,
  openSession,
  replacePassword,
  viewAccount,
} from '#domains/accounts'
import { bindAccount } from '#domains/people'
import type { Tx } from '#server/db'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { findAwaited, noLongerAwaited } from './find-awaited.ts'
import { tellOperators } from './tell.ts'

export const registerAdministrator = handleCommand(contract.registerAdministrator, async ({ tx, input, call }) => {
  await takeAttempt('organizations.registerAdministrator', call.ip, 100, 600)
  const phone = normalisePhone(input.phone)
  await checkCode(tx, { address: phone, purpose: 'registration', code: input.code })
  const awaited = await findAwaited(tx, phone)
  const [latest] = awaited
  if (!latest) throw noLongerAwaited()
  const accountId = await takeAccount(tx, phone, latest, input)
  for (const { person_id } of awaited) await bindAccount(tx, { personId: person_id, accountId })
  const token = await openSession(tx, call, accountId, 'registration')
  await tellOperators(tx, accountId)
  return { token, account: await viewAccount(tx, accountId), organizationId: latest.organization_id }
})

type Awaited = { first_name: string; last_name: string; email: string }
type Input = z.output<typeof contract.registerAdministrator.input>

/** Who already signs in with this phone keeps the account and its login; the code has proved the phone, so the password may be new. */
async function takeAccount(tx: Tx, phone: string, awaited: Awaited, { login, password }: Input): Promise<string> {
  const known = await findAccountByAddress(tx, phone)
  if (known) {
    await replacePassword(tx, known.id, password)
    return known.id
  }
  const name = `${awaited.first_name} ${awaited.last_name}`
  const email = (await findAccountByAddress(tx, awaited.email)) ? undefined : awaited.email
  return createAccount(tx, { name, login, password, phone, email })
}
