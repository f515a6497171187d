import { note } from '#server/audit'
import { conflict, notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import { sendAgain } from '#server/outgoing'
import * as contract from '../contract.ts'

/** For the day the gateway is back: what has not gone goes now. */
export const retryOutgoing = handleCommand(contract.retryOutgoing, async ({ tx, actor, input }) => {
  const letter = await tx
    .selectFrom('outgoing')
    .select(['id', 'state'])
    .where('id', '=', input.outgoingId)
    .forUpdate()
    .executeTakeFirst()
  if (!letter) throw notFound('Такого письма нет', 'There is no such letter')
  if (letter.state === 'sent') throw conflict('Оно уже отправлено', 'It has been sent already')
  await sendAgain(tx, letter.id)
  const object = { kind: 'outgoing', id: letter.id }
  note(tx, { organizationId: null, action: 'accounts.retryOutgoing', byAccountId: actor.accountId, object })
  return {}
})
