import webPush from 'web-push'
import { config } from '#server/config'
import type { Db } from '#server/db'
import { log } from '#server/log'
import { fetchOutside, hostAndPort } from '#server/outside'
import type { Wake } from '../contract.ts'
import { vapid } from './keys.ts'

const A_DAY = 24 * 3600
/** A call rings no longer. */
const A_RING = 45
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
      TTL: wake.new === 'call' ? A_RING : A_DAY,
      urgency: wake.new === 'urgent' || wake.new === 'call' ? 'high' : 'normal',
      // What has not been delivered yet of the same chat is replaced, not heaped up.
      topic: topic.replaceAll('-', '').slice(0, 32),
      contentEncoding: 'aes128gcm',
    },
  )
  const answer = await fetchOutside(details.endpoint, {
    method: 'POST',
    headers: details.headers as Record<string, string>,
    body: new Uint8Array(details.body!),
    maxBytes: 4096,
    cut: true,
    redirects: 0,
    within: WITHIN,
    allow: config.pushHosts.map((host) => (host.includes('://') ? hostAndPort(new URL(host)) : `${host}:443`)),
  }).catch((error) => {
    log.debug({ reason: String(error) }, 'a push service does not answer')
    return undefined
  })
  if (answer && answer.status >= 200 && answer.status < 300) {
    await db.updateTable('push_subscriptions').set({ told_at: new Date() }).where('id', '=', device.id).execute()
    return true
  }
  if (answer && [403, 404, 410].includes(answer.status)) {
    await db.deleteFrom('push_subscriptions').where('id', '=', device.id).execute()
    return true
  }
  return false
}
