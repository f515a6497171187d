import type { Db } from '#server/db'
import { takeAttempt } from '#server/limits'
import type { BroadcastRow } from './feeds.ts'
import { broadcastOf, opens } from './keys.ts'

/**
 * Which broadcast a camera may send to by this key, through whichever door it comes. A wrong key, one of a broadcast that
 * is over, and one of none at all are the same.
 */
export async function admitCamera(db: Db, key: string, address: string): Promise<BroadcastRow | null> {
  await takeAttempt('broadcasts.camera', address, 60, 60)
  const broadcastId = broadcastOf(key)
  if (!broadcastId) return null
  const row = await db.selectFrom('broadcasts').selectAll().where('id', '=', broadcastId).executeTakeFirst()
  if (!row || row.ended_at || row.called_off_at || !row.camera_at || !opens(key, row.id, row.key_no)) return null
  return row
}
