import { findAccountByAddress, issueCode, normalisePhone, VALID_SECONDS } from '#domains/accounts'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { findAwaited } from './find-awaited.ts'

export const requestRegistrationCode = handleCommand(contract.requestRegistrationCode, async ({ tx, input, call }) => {
  await takeAttempt('organizations.requestRegistrationCode', call.ip, 60, 600)
  const phone = normalisePhone(input.phone)
  const [awaited] = await findAwaited(tx, phone)
  // An application's e-mail proves nothing about an account that is there already: that one's code goes to its phone.
  const signsIn = await findAccountByAddress(tx, phone)
  await issueCode(tx, {
    address: phone,
    purpose: 'registration',
    accountName: awaited?.first_name,
    mail: signsIn ? undefined : awaited?.email,
    known: awaited !== undefined,
  })
  return { validSeconds: VALID_SECONDS }
})
