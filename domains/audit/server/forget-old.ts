import { truncateChain } from '#server/audit'
import { now } from '#server/clock'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { KEEP } from '../rules.ts'

/** What has been kept long enough goes, from the beginning of each chain; the chain stays provable. */
export const forgetOld = defineJob(
  'audit.forgetOld',
  async (db) => {
    const before = now()
    before.setUTCFullYear(before.getUTCFullYear() - KEEP.years)
    for (const { chain_id } of await db.selectFrom('audit_chains').select('chain_id').execute()) {
      await inTransaction(db, (tx) => truncateChain(tx, chain_id, before))
    }
  },
  { at: '27 4 1 * *' },
)
