import { now } from '#server/clock'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { STEP_SECONDS } from './enter.ts'
import { registrationOptions } from './passkeys.ts'
import { proveOneself } from './prove-oneself.ts'

export const beginPasskey = handleCommand(contract.beginPasskey, async ({ tx, actor, input, call }) => {
  await proveOneself(tx, actor, input.current)
  await takeAttempt('accounts.beginPasskey', actor.accountId, 20, 3600)
  const account = await tx
    .selectFrom('accounts')
    .select(['id', 'name', 'login'])
    .where('id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  const options = await registrationOptions(tx, account, call.origin)
  const asked = { challenge: options.challenge, expires_at: new Date(now().getTime() + STEP_SECONDS * 1000) }
  await tx
    .insertInto('passkey_challenges')
    .values({ account_id: account.id, ...asked })
    .onConflict((oc) => oc.column('account_id').doUpdateSet(asked))
    .execute()
  return { options: options as unknown as Record<string, unknown> }
})
