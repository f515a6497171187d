import { note } from '#server/audit'
import { notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { drainNode } from './media/studio.ts'

export const drainEngine = handleCommand(contract.drainEngine, async ({ tx, actor, input }) => {
  const { node, draining } = input
  if (!drainNode(node, draining)) throw notFound('Такого узла звонков нет', 'There is no such node of calls')
  const details = { node, draining }
  note(tx, { organizationId: null, action: 'calls.drainEngine', byAccountId: actor.accountId, details })
  return {}
})
