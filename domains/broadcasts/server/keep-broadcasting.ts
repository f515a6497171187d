import type { Db } from '#server/db'
import { log } from '#server/log'
import { endFeeds } from './feeds.ts'
import { admitFrom, closeDoor, openDoor } from './rtmp/listener.ts'

const DAY = 24 * 3600_000

/** A server that has been away opens its door again: cameras that were sending come back by themselves. */
export function keepBroadcasting(db: Db): { stop(): Promise<void> } {
  admitFrom(db)
  awaitCameras(db).catch((error) => log.warn({ reason: String(error) }, 'the door for cameras does not open'))
  return {
    async stop() {
      await closeDoor()
      endFeeds()
    },
  }
}

async function awaitCameras(db: Db): Promise<void> {
  const expected = await db
    .selectFrom('broadcasts')
    .select('id')
    .where('camera_at', 'is not', null)
    .where('ended_at', 'is', null)
    .where('called_off_at', 'is', null)
    .where((eb) => eb.or([eb('started_at', 'is not', null), eb('starts_at', '>', new Date(Date.now() - DAY))]))
    .limit(1)
    .execute()
  if (expected.length > 0) await openDoor()
}
