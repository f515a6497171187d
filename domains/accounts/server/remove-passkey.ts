import { notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { dropUnusedCodes, tellChanged, tellSecurity } from './factors.ts'
import { proveOneself } from './prove-oneself.ts'
import { refuseDemanded } from './refuse-demanded.ts'
import { writeToOwner } from './write-to-owner.ts'

export const removePasskey = handleCommand(contract.removePasskey, async ({ tx, actor, input, after }) => {
  const mine = await tx
    .selectFrom('passkeys')
    .select('id')
    .where('id', '=', input.passkeyId)
    .where('account_id', '=', actor.accountId)
    .executeTakeFirst()
  if (!mine) throw notFound('Такого ключа у вас нет', 'You have no such passkey')
  await proveOneself(tx, actor, input.current)
  await tx.deleteFrom('passkeys').where('id', '=', mine.id).execute()
  await refuseDemanded(tx, actor.accountId)
  await dropUnusedCodes(tx, actor.accountId)
  await tellSecurity(tx, actor.accountId)
  await writeToOwner(tx, actor.accountId, 'stepDropped')
  after(() => tellChanged(actor.accountId))
  return {}
})
