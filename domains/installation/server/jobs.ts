import { sql } from 'kysely'
import { note } from '#server/audit'
import type { Db } from '#server/db'
import { notFound } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import type { Job } from '../contract.ts'
import * as contract from '../contract.ts'

const SHOWN = 200

interface Row {
  id: string
  name: string
  state: Job['state']
  attempts: number
  most: number
  run_at: Date
  error: string | null
  total: number
}

/** The queue's own view has no payloads: what a job is about stays with it. */
export const listJobs = handleQuery(contract.listJobs, async ({ tx }) => {
  const { rows } = await sql<Row>`
    select j.*, count(*) over ()::int as total from (
      select id::text, task_identifier as name, attempts, max_attempts as most, run_at, last_error as error,
        case when locked_at is not null then 'running' when attempts >= max_attempts then 'given_up'
          when last_error is not null then 'failing' else 'waiting' end as state
      from graphile_worker.jobs) j
    order by array_position(array['given_up', 'failing', 'running', 'waiting'], j.state), j.run_at, j.id
    limit ${SHOWN}`.execute(tx)
  return {
    jobs: rows.map(({ run_at, error, total: _, ...row }) => ({
      ...row,
      runAt: run_at.toISOString(),
      error: error?.slice(0, 500) ?? null,
    })),
    total: rows[0]?.total ?? 0,
  }
})

export const retryJob = handleCommand(contract.retryJob, async ({ tx, actor, input }) => {
  const { rows } = await sql<{ task_identifier: string }>`
    select j.task_identifier from graphile_worker.reschedule_jobs(array[${input.jobId}::bigint], run_at => now(), attempts => 0) r
      join graphile_worker.jobs j on j.id = r.id`.execute(tx)
  if (!rows[0]) throw notFound('Такого задания нет, или оно как раз идёт', 'There is no such job, or it is running now')
  const details = { job: rows[0].task_identifier }
  note(tx, { organizationId: null, action: 'installation.retryJob', byAccountId: actor.accountId, details })
  return {}
})

export async function countJobs(db: Db): Promise<{ waiting: number; failing: number; late: number }> {
  const { rows } = await sql<{ waiting: number; failing: number; late: number }>`
    select (count(*) filter (where last_error is null))::int as waiting,
      (count(*) filter (where last_error is not null))::int as failing,
      (count(*) filter (where locked_at is null and attempts < max_attempts and run_at < now() - interval '5 minutes'))::int as late
    from graphile_worker.jobs`.execute(db)
  return rows[0]!
}
