import { handleAfterProof } from '#server/after-proof'
import { invalid } from '#server/errors'
import { forgiveAttempts } from '#server/limits'
import * as contract from '../contract.ts'
import { enter } from './enter.ts'
import { findAccountByEntry } from './find-account.ts'
import { takeGrowing } from './limits.ts'
import { isPassword } from './passwords.ts'

// A school is one address, so the narrow limit is for one login from one address: a classmate who guesses
// shuts the door for oneself, not for the owner of the login at home.
const HERE = [
  { points: 5, seconds: 60 },
  { points: 10, seconds: 900 },
  { points: 20, seconds: 3600 },
]
const ANYWHERE = [{ points: 100, seconds: 3600 }]
const ADDRESS = [{ points: 1000, seconds: 600 }]

export const signIn = handleAfterProof(
  contract.signIn,
  async ({ db, input, call }) => {
    const entry = input.login.toLowerCase()
    await takeGrowing('accounts.signIn.address', call.ip, ADDRESS)
    await takeGrowing('accounts.signIn.here', `${entry} ${call.ip}`, HERE)
    await takeGrowing('accounts.signIn.anywhere', entry, ANYWHERE)
    const account = await findAccountByEntry(db, entry)
    if (!(await isPassword(input.password, account?.password_hash)) || !account) {
      throw invalid(
        'Логин или пароль не подходят. Проверьте раскладку или войдите по коду',
        'The login or the password is wrong. Check the keyboard layout or sign in with a code',
        'password',
      )
    }
    await Promise.all(
      HERE.map(({ seconds }) => forgiveAttempts(`accounts.signIn.here.${seconds}`, `${entry} ${call.ip}`)),
    )
    return account.id
  },
  ({ tx, proof: accountId, call }) => enter(tx, call, accountId, 'password'),
)
