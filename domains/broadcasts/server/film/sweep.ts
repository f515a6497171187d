import { sql } from 'kysely'
import { postMessage } from '#domains/chats'
import { findFfmpeg } from '#domains/recordings'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import type { BroadcastRow } from '../feeds.ts'
import { readBroadcast, tellBroadcast } from '../views.ts'
import { composeLater, DEAD } from './compose-film.ts'
import { forget } from './remove-film.ts'
import { dropTape } from './tapes.ts'

const DAY = 24 * 3600_000
const WARNED_BEFORE = 3 * DAY

/** What died with a process goes on: every minute. */
export const mend = defineJob('broadcasts.mend', async (db) => mendFilms(db), { at: '* * * * *' })

export async function mendFilms(db: Db): Promise<void> {
  const { facts } = await inTransaction(db, async (tx) => {
    const dead = new Date(Date.now() - DEAD)
    const stuck = await tx
      .selectFrom('broadcasts')
      .select('id')
      .where((eb) =>
        eb.or([
          eb.and([eb('film', '=', 'waiting'), eb('ended_at', '<', dead)]),
          eb.and([eb('film', '=', 'composing'), eb('touched_at', '<', dead)]),
        ]),
      )
      .execute()
    for (const { id } of stuck) await composeLater(tx, id)
    if (!findFfmpeg()) return
    const refused = await tx
      .updateTable('broadcasts')
      .set({ film: 'waiting', trouble: null })
      .where('film', '=', 'failed')
      .where('trouble', '=', 'noFfmpeg')
      .returning('id')
      .execute()
    for (const { id } of refused) await composeLater(tx, id)
  })
  publish(facts)
}

/** Every hour: what is soon to go is told in its chats, and what has had its time goes. */
export const sweep = defineJob('broadcasts.sweep', async (db) => sweepFilms(db), { at: '29 * * * *' })

export async function sweepFilms(db: Db): Promise<void> {
  const due = await db
    .selectFrom('broadcasts')
    .select('id')
    .where((eb) =>
      eb.or([
        eb.and([eb('film', '=', 'ready'), eb('kept_until', '<', new Date(now().getTime() + WARNED_BEFORE))]),
        eb.and([
          eb('film', '=', 'failed'),
          eb('ended_at', '<', sql<Date>`${now()}::timestamptz - make_interval(days => keep_days)`),
        ]),
      ]),
    )
    .execute()
  for (const { id } of due) await sweepOne(db, id)
}

async function sweepOne(db: Db, id: string): Promise<void> {
  const { facts } = await inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('broadcasts').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()
    if (row?.film !== 'ready' && row?.film !== 'failed') return
    if (!row.kept_until || row.kept_until <= now()) {
      await forget(tx, row, null, null)
      dropTape(row.id)
    } else if (!row.warned_at && row.keep_days! > 3) {
      await tx.updateTable('broadcasts').set({ warned_at: now() }).where('id', '=', id).execute()
      await warn(tx, row, row.kept_until)
    }
    await tellBroadcast(tx, id, null)
  })
  publish(facts)
}

async function warn(tx: Parameters<typeof forget>[0], row: BroadcastRow, until: Date): Promise<void> {
  const school = tx.selectFrom('organizations').select('time_zone').where('id', '=', row.organization_id)
  const { time_zone } = await school.executeTakeFirstOrThrow()
  const day = new Intl.DateTimeFormat('ru', { timeZone: time_zone, day: 'numeric', month: 'long' })
  const text = `Запись трансляции «${row.title}» будет удалена ${day.format(until)}: срок её хранения кончается`
  for (const chatId of (await readBroadcast(tx, row.id)).chatIds.toSorted())
    await postMessage(tx, { chatId, personId: row.planned_by, text, attachment: { type: 'broadcast', id: row.id } })
}
