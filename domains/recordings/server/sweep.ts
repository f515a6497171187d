import { sql } from 'kysely'
import { postMessage } from '#domains/chats'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { DEAD } from './compose/compose-recording.ts'
import { findFfmpeg } from './compose/ffmpeg.ts'
import { forget } from './remove-recording.ts'
import { composeLater, stopWithCall } from './stop-recording.ts'
import { dropTapes } from './tapes.ts'
import { tellRecording } from './views.ts'

const DAY = 24 * 3600_000
const WARNED_BEFORE = 3 * DAY

/** What died with a process goes on: every minute. */
export const mend = defineJob('recordings.mend', async (db) => mendRecordings(db), { at: '* * * * *' })

export async function mendRecordings(db: Db): Promise<void> {
  const { facts } = await inTransaction(db, async (tx) => {
    const orphans = await tx
      .selectFrom('recordings')
      .innerJoin('calls', 'calls.id', 'call_id')
      .select('call_id')
      .where('state', '=', 'on')
      .where('ended_at', 'is not', null)
      .execute()
    for (const { call_id } of orphans) await stopWithCall(tx, call_id)
    const stuck = await tx
      .selectFrom('recordings')
      .select('id')
      .where((eb) =>
        eb.or([
          eb.and([eb('state', '=', 'waiting'), eb('stopped_at', '<', new Date(Date.now() - DEAD))]),
          eb.and([eb('state', '=', 'composing'), eb('touched_at', '<', new Date(Date.now() - DEAD))]),
        ]),
      )
      .execute()
    for (const { id } of stuck) await composeLater(tx, id)
    if (!findFfmpeg()) return
    const refused = await tx
      .updateTable('recordings')
      .set({ state: 'waiting', trouble: null })
      .where('state', '=', 'failed')
      .where('trouble', '=', 'noFfmpeg')
      .returning('id')
      .execute()
    for (const { id } of refused) await composeLater(tx, id)
  })
  publish(facts)
}

/** Every hour: what is soon to go is told in its chat, and what has had its time goes. */
export const sweep = defineJob('recordings.sweep', async (db) => sweepRecordings(db), { at: '23 * * * *' })

export async function sweepRecordings(db: Db): Promise<void> {
  const due = await db
    .selectFrom('recordings')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'ready'), eb('kept_until', '<', new Date(now().getTime() + WARNED_BEFORE))]),
        eb.and([
          eb('state', '=', 'failed'),
          eb('stopped_at', '<', sql<Date>`${now()}::timestamptz - make_interval(days => keep_days)`),
        ]),
      ]),
    )
    .execute()
  for (const { id } of due) await sweepOne(db, id)
}

async function sweepOne(db: Db, id: string): Promise<void> {
  const { facts } = await inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('recordings').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (row?.state !== 'ready' && row?.state !== 'failed') return
    // What could not be composed has had its time by the query; its tapes go with it.
    if (!row.kept_until || row.kept_until <= now()) {
      await forget(tx, row, null, null)
      dropTapes(row.id)
    } else if (!row.warned_at && row.keep_days > 3) {
      await tx.updateTable('recordings').set({ warned_at: now() }).where('id', '=', id).execute()
      const { time_zone } = await tx
        .selectFrom('organizations')
        .select('time_zone')
        .where('id', '=', row.organization_id)
        .executeTakeFirstOrThrow()
      const day = new Intl.DateTimeFormat('ru', { timeZone: time_zone, day: 'numeric', month: 'long' })
      const text = `Запись звонка будет удалена ${day.format(row.kept_until)}: срок её хранения кончается. Досмотрите или сохраните её`
      await postMessage(tx, { chatId: row.chat_id, personId: row.started_by, text, replyTo: row.id })
    }
    await tellRecording(tx, id, null)
  })
  publish(facts)
}
