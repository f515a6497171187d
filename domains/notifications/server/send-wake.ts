import webPush from 'web-push'
import type { Db } from '#server/db'
import { log } from '#server/log'
import type { Wake } from '../contract.ts'
import { vapid } from './keys.ts'

const A_DAY = 24 * 3600
const WITHIN = 10_000

export interface Subscription {
  id: string
  endpoint: string
  p256dh: string
  auth: string
}

/** Wakes one device. A device that is gone is forgotten; answers false when it is worth trying again. */
export async function sendWake(db: Db, device: Subscription, wake: Wake, topic: string): Promise<boolean> {
  const details = webPush.generateRequestDetails(
    { endpoint: device.endpoint, keys: { p256dh: device.p256dh, auth: device.auth } },
    JSON.stringify(wake),
    {
      vapidDetails: vapid(),
      TTL: A_DAY,
      urgency: wake.new === 'urgent' ? 'high' : 'normal',
      // What has not been delivered yet of the same chat is replaced, not heaped up.
      topic: topic.replaceAll('-', '').slice(0, 32),
      contentEncoding: 'aes128gcm',
    },
  )
  const response = await fetch(details.endpoint, {
    method: 'POST',
    headers: details.headers as Record<string, string>,
    body: new Uint8Array(details.body!),
    redirect: 'error',
    signal: AbortSignal.timeout(WITHIN),
  }).catch((error) => {
    log.debug({ reason: String(error) }, 'a push service does not answer')
    return undefined
  })
  await response?.body?.cancel()
  if (response?.ok) {
    await db.updateTable('push_subscriptions').set({ told_at: new Date() }).where('id', '=', device.id).execute()
    return true
  }
  if (response && [403, 404, 410].includes(response.status)) {
    await db.deleteFrom('push_subscriptions').where('id', '=', device.id).execute()
    return true
  }
  return false
}
