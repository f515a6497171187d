import { conflict } from '#server/errors'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import { seal } from '#server/sealed'
import * as contract from '../contract.ts'
import { readFactors } from './factors.ts'
import { proveOneself } from './prove-oneself.ts'
import { newTotpSecret, totpUri } from './totp.ts'

export const beginTotp = handleCommand(contract.beginTotp, async ({ tx, actor, input }) => {
  await proveOneself(tx, actor, input.current)
  await takeAttempt('accounts.beginTotp', actor.accountId, 20, 3600)
  if ((await readFactors(tx, actor.accountId)).totp) throw already()
  const { name, login } = await tx
    .selectFrom('accounts')
    .select(['name', 'login'])
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  const secret = newTotpSecret()
  const sealed_secret = seal('factors', secret, actor.accountId)
  await tx
    .insertInto('totp_factors')
    .values({ account_id: actor.accountId, sealed_secret, confirmed_at: null })
    .onConflict((oc) => oc.column('account_id').doUpdateSet({ sealed_secret, confirmed_at: null, last_step: 0 }))
    .execute()
  return { secret, uri: totpUri(secret, login ?? name) }
})

export const already = () =>
  conflict('Приложение с кодами уже подключено', 'An application with codes is connected already')
