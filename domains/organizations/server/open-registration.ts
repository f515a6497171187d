import { checkCode, findAccountByAddress, normalisePhone, suggestLogin, viewAccount } from '#domains/accounts'
import type { Tx } from '#server/db'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { findAwaited, noLongerAwaited } from './find-awaited.ts'

export const openRegistration = handleCommand(contract.openRegistration, async ({ tx, input, call }) => {
  await takeAttempt('organizations.openRegistration', call.ip, 100, 600)
  const phone = normalisePhone(input.phone)
  await checkCode(tx, { address: phone, purpose: 'registration', code: input.code, keep: true })
  const awaited = await findAwaited(tx, phone)
  const [latest] = awaited
  if (!latest) throw noLongerAwaited()
  const name = {
    lastName: latest.last_name,
    firstName: latest.first_name,
    patronymic: latest.patronymic ?? undefined,
  }
  return {
    name,
    organizationNames: awaited.map(({ organization_name }) => organization_name),
    suggestedLogin: await suggestLogin(tx, name),
    knownLogin: await findLogin(tx, phone),
  }
})

async function findLogin(tx: Tx, phone: string): Promise<string | null> {
  const account = await findAccountByAddress(tx, phone)
  return account ? (await viewAccount(tx, account.id)).login : null
}
