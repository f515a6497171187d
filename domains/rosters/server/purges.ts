import { sql } from 'kysely'
import { defineJob } from '#server/jobs'

/** What was never written goes after a week, the lines of a comparison after two months: names are not kept for nothing. */
export const purgeImports = defineJob(
  'rosters.purgeImports',
  async (db) => {
    await sql`update roster_imports set state = 'dropped', bytes = null, sheets = null, deeds = null, summary = null
      where state in ('reading', 'mapping', 'comparing', 'ready', 'failed') and started_at < now() - interval '7 days'`.execute(
      db,
    )
    await sql`delete from roster_items i using roster_imports r where r.id = i.import_id
      and (r.state = 'dropped' or r.started_at < now() - interval '60 days')`.execute(db)
  },
  { at: '7 4 * * *' },
)
