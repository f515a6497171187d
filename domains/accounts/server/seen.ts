import { now } from '#server/clock'
import type { Db } from '#server/db'
import { log } from '#server/log'

const FRESH_FOR = 5 * 60 * 1000
const GATHER_FOR = 1000

const waiting = new WeakMap<Db, Set<string>>()

/** Remembers that a session is in use: at most once in five minutes, gathered into one statement, waited for by nobody. */
export function noteSeen(db: Db, sessionId: string, lastSeen: Date): void {
  if (now().getTime() - lastSeen.getTime() < FRESH_FOR) return
  const gathered = waiting.get(db)
  if (gathered) {
    gathered.add(sessionId)
    return
  }
  waiting.set(db, new Set([sessionId]))
  setTimeout(() => writeSeen(db), GATHER_FOR).unref()
}

/** Writes what has been gathered; a lost mark only makes a session look five minutes older. */
export async function writeSeen(db: Db): Promise<void> {
  const ids = [...(waiting.get(db) ?? [])]
  waiting.delete(db)
  if (ids.length === 0) return
  await db
    .updateTable('sessions')
    .set({ last_seen_at: now() })
    .where('id', 'in', ids)
    .execute()
    .catch((error) => log.warn({ err: error }, 'the marks of seen sessions are lost'))
}
