import { notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { dropUnusedCodes, tellChanged, tellSecurity } from './factors.ts'
import { proveOneself } from './prove-oneself.ts'
import { refuseDemanded } from './refuse-demanded.ts'
import { writeToOwner } from './write-to-owner.ts'

export const dropTotp = handleCommand(contract.dropTotp, async ({ tx, actor, input, after }) => {
  await proveOneself(tx, actor, input.current)
  const gone = await tx
    .deleteFrom('totp_factors')
    .where('account_id', '=', actor.accountId)
    .returning('account_id')
    .executeTakeFirst()
  if (!gone) throw notFound('Приложение с кодами не подключено', 'No application with codes is connected')
  await refuseDemanded(tx, actor.accountId)
  await dropUnusedCodes(tx, actor.accountId)
  await tellSecurity(tx, actor.accountId)
  await writeToOwner(tx, actor.accountId, 'stepDropped')
  after(() => tellChanged(actor.accountId))
  return {}
})
