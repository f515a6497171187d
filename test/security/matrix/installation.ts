import { sql } from 'kysely'
import * as installation from '#contract/installation'
import { addJob, defineJob } from '#server/jobs'
import { id, nothing, OPERATOR } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

export const ofInstallation: Row[] = [
  row(installation.getHealth)('', { input: nothing, allow: OPERATOR }),
  row(installation.listJobs)('', { input: nothing, allow: OPERATOR }),
  row(installation.retryJob)('', {
    input: async (stage) => ({ id: id(), jobId: await failed(stage) }),
    allow: OPERATOR,
  }),
]

const work = defineJob('matrix.work', async () => undefined)

/** A job that has failed once and waits for tomorrow. */
async function failed({ db }: Stage): Promise<string> {
  await addJob(db, work, {}, { runAt: new Date(Date.now() + 24 * 3600 * 1000) })
  const { rows } = await sql<{ id: string }>`
    select id::text from graphile_worker.jobs where task_identifier = 'matrix.work' order by id desc limit 1`.execute(
    db,
  )
  return rows[0]!.id
}
