import { sql } from 'kysely'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { Refusal } from '#server/errors'
import { inTransaction } from '#server/events'
import { newId } from '#server/ids'
import { defineJob } from '#server/jobs'
import { findJournal } from './access.ts'
import { startPull } from './sync.ts'

/** Every five minutes: the journals whose hour has come. */
export const pullDue = defineJob('journal.pullDue', (db) => pullAllDue(db), { at: '*/5 * * * *' })

export async function pullAllDue(db: Db): Promise<void> {
  const due = await db
    .selectFrom('journals')
    .select('organization_id')
    .where('adapter', '=', 'oneroster')
    .where('paused_at', 'is', null)
    .where('next_at', '<=', now())
    .execute()
  for (const { organization_id } of due) {
    const { facts } = await inTransaction(db, async (tx) => {
      const journal = await findJournal(tx, organization_id)
      if (!journal?.every_hours || journal.paused_at || journal.next_at! > now()) return
      // From now on, not from the hour missed: a server that slept over the holidays reads once.
      const next_at = new Date(now().getTime() + journal.every_hours * 3600_000)
      await tx.updateTable('journals').set({ next_at }).where('organization_id', '=', organization_id).execute()
      await startPull(tx, journal, { id: newId(), way: 'clock', startedBy: null })
    }).catch((error) => {
      if (error instanceof Refusal) return { facts: [] } // it is being read this very minute
      throw error
    })
    publish(facts)
  }
}

/** What was exchanged is kept for half a year. */
export const forgetSyncs = defineJob(
  'journal.forgetSyncs',
  async (db) => {
    await sql`delete from journal_syncs where started_at < now() - interval '180 days'`.execute(db)
  },
  { at: '37 4 * * *' },
)
