import { invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'

/** One of my devices; what is not there, or is somebody else’s, stays as it is. */
export const unsubscribe = handleCommand(contract.unsubscribe, async ({ tx, actor, input }) => {
  const { endpoint, deviceId } = input
  if (!endpoint && !deviceId) throw invalid('Назовите устройство', 'Name a device', 'deviceId')
  const mine = tx.deleteFrom('push_subscriptions').where('account_id', '=', actor.accountId)
  await (deviceId ? mine.where('id', '=', deviceId) : mine.where('endpoint', '=', endpoint!)).execute()
  return {}
})
