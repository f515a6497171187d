import { dropFactors, endSessionsOf, replacePassword, unlock } from '#domains/accounts'
import type { Tx } from '#server/db'
import { invalid } from '#server/errors'

/** A new password, and nothing of what was before it: no session, no lock, no second step that is lost with the phone. */
export async function claimReset(
  tx: Tx,
  accountId: string,
  wish: { login: string; password: string } | undefined,
): Promise<string[]> {
  const { login } = await tx
    .selectFrom('accounts')
    .select('login')
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  if (!wish) throw invalid('Придумайте новый пароль', 'Choose a new password', 'account.password')
  if (login && login.toLowerCase() !== wish.login) {
    throw invalid('Логин остаётся прежним: он стоит в поле', 'The login stays as it was', 'account.login')
  }
  await replacePassword(tx, accountId, wish.password)
  await dropFactors(tx, accountId)
  await unlock(tx, accountId, accountId)
  return endSessionsOf(tx, accountId)
}
