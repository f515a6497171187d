import type { Db } from '#server/db'
import type { Actor } from '#server/operation'
import type { Settings } from '../contract.ts'
import { vapid } from './keys.ts'

export async function viewSettings(db: Db, actor: Actor): Promise<Settings> {
  const row = await db
    .selectFrom('accounts')
    .leftJoin('notification_settings', 'notification_settings.account_id', 'accounts.id')
    .select(['email', 'show_text', 'digest', 'digest_minute'])
    .where('accounts.id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  const devices = await db
    .selectFrom('push_subscriptions')
    .innerJoin('sessions', 'sessions.id', 'session_id')
    .select(['push_subscriptions.id', 'session_id', 'device', 'push_subscriptions.created_at', 'told_at'])
    .where('push_subscriptions.account_id', '=', actor.accountId)
    .where('ended_at', 'is', null)
    .orderBy('push_subscriptions.created_at')
    .execute()
  return {
    publicKey: vapid().publicKey,
    devices: devices.map((device) => ({
      id: device.id,
      name: device.device,
      since: device.created_at.toISOString(),
      toldAt: device.told_at?.toISOString() ?? null,
      mine: device.session_id === actor.sessionId,
    })),
    showText: row.show_text ?? true,
    digest: row.digest ?? false,
    digestMinute: row.digest_minute ?? 1080,
    email: row.email !== null,
  }
}
