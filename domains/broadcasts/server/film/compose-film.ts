import { bringFile, dropFiles } from '#domains/files'
import { findFfmpeg } from '#domains/recordings'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { inTransaction } from '#server/events'
import { addJob, defineJob } from '#server/jobs'
import { log } from '#server/log'
import type { Trouble } from '../../contract.ts'
import { type BroadcastRow, tapeFolder } from '../feeds.ts'
import { say } from '../saying.ts'
import { tellBroadcast } from '../views.ts'
import { joinTakes, NothingTaped } from './join-takes.ts'
import { dropTape } from './tapes.ts'

const DAY = 24 * 3600_000
/** A composing that has not been heard of for so long has died with its process. */
export const DEAD = 120_000
const HEARD_EVERY = 20_000

/** One after another, as recordings of calls are. */
export const composeLater = (tx: Tx, broadcastId: string, inMs = 0): Promise<void> =>
  addJob(
    tx,
    composeFilm,
    { broadcastId },
    {
      runAt: new Date(Date.now() + inMs),
      queue: 'recordings',
      key: `broadcast film ${broadcastId} ${Date.now()}`,
      attempts: 5,
    },
  )

/** What was on the air becomes one film. Whatever dies on the way, the takes stay until the film is in the storage. */
export const composeFilm = defineJob<{ broadcastId: string }>('broadcasts.compose', async (db, { broadcastId }) => {
  const row = await claim(db, broadcastId)
  if (!row) return
  if (!findFfmpeg()) return fail(db, row.id, 'noFfmpeg')
  const alive = setInterval(() => void touch(db, row.id), HEARD_EVERY)
  try {
    const film = await joinTakes(tapeFolder(row.id))
    await keep(db, row, film)
  } catch (error) {
    log.warn({ broadcastId, reason: String(error) }, 'a film of a broadcast is not made')
    await fail(db, row.id, error instanceof NothingTaped ? 'nothing' : 'broken')
  } finally {
    clearInterval(alive)
  }
})

/** One at a time: a film that is made already, or just now, is left alone. */
const claim = (db: Db, id: string): Promise<BroadcastRow | undefined> =>
  db
    .updateTable('broadcasts')
    .set({ film: 'composing', touched_at: new Date(), trouble: null })
    .where('id', '=', id)
    .where((eb) =>
      eb.or([
        eb('film', '=', 'waiting'),
        eb.and([eb('film', '=', 'composing'), eb('touched_at', '<', new Date(Date.now() - DEAD))]),
      ]),
    )
    .returningAll()
    .executeTakeFirst()

const touch = (db: Db, id: string) =>
  db
    .updateTable('broadcasts')
    .set({ touched_at: new Date() })
    .where('id', '=', id)
    .execute()
    .catch((error) => log.warn({ reason: String(error) }, 'a composing is not heard of'))

async function keep(db: Db, row: BroadcastRow, { file, seconds }: { file: string; seconds: number }): Promise<void> {
  const keptUntil = new Date(now().getTime() + row.keep_days! * DAY)
  const { account_id } = await db
    .selectFrom('people')
    .select('account_id')
    .where('id', '=', row.planned_by)
    .executeTakeFirstOrThrow()
  const brought = await bringFile(db, {
    id: row.id,
    organizationId: row.organization_id,
    personId: row.planned_by,
    accountId: account_id!,
    name: `${row.title} ${row.started_at!.toISOString().slice(0, 10)}.mp4`,
    path: file,
    heldUntil: new Date(keptUntil.getTime() + 7 * DAY),
  })
  if (typeof brought === 'string') return fail(db, row.id, brought === 'noPlace' ? 'noPlace' : 'broken')
  const { facts } = await inTransaction(db, async (tx) => {
    const kept = await tx
      .updateTable('broadcasts')
      .set({ film: 'ready', seconds, file_id: row.id, kept_until: keptUntil })
      .where('id', '=', row.id)
      .where('film', '=', 'composing')
      .returningAll()
      .executeTakeFirst()
    if (!kept) return dropFiles(tx, [row.id])
    await tellBroadcast(tx, row.id, null)
    await say(tx, kept, 'film')
  })
  publish(facts)
  dropTape(row.id)
}

async function fail(db: Db, id: string, trouble: Trouble): Promise<void> {
  const { facts } = await inTransaction(db, async (tx) => {
    const row = await tx
      .updateTable('broadcasts')
      .set({ film: 'failed', trouble })
      .where('id', '=', id)
      .where('film', '=', 'composing')
      .returning('id')
      .executeTakeFirst()
    if (row) await tellBroadcast(tx, id, null)
  })
  publish(facts)
}
