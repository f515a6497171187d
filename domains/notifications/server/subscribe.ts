import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { checkEndpoint } from './endpoints.ts'

const DEVICES = 20

/** A browser's own address to be woken at; a device that another account has left goes over to this one. */
export const subscribe = handleCommand(contract.subscribe, async ({ tx, actor, input }) => {
  checkEndpoint(input.endpoint)
  const row = {
    account_id: actor.accountId,
    session_id: actor.sessionId,
    endpoint: input.endpoint,
    p256dh: input.keys.p256dh,
    auth: input.keys.auth,
    told_at: null,
  }
  await tx
    .insertInto('push_subscriptions')
    .values(row)
    .onConflict((oc) => oc.column('endpoint').doUpdateSet(row))
    .execute()
  // One session is one browser, and a browser has one address: an earlier one is of no use any more.
  await tx
    .deleteFrom('push_subscriptions')
    .where('session_id', '=', actor.sessionId)
    .where('endpoint', '<>', input.endpoint)
    .execute()
  const kept = tx
    .selectFrom('push_subscriptions')
    .select('id')
    .where('account_id', '=', actor.accountId)
    .orderBy('created_at', 'desc')
    .limit(DEVICES)
  await tx
    .deleteFrom('push_subscriptions')
    .where('account_id', '=', actor.accountId)
    .where('id', 'not in', kept)
    .execute()
  return {}
})
