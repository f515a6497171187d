import { type Job as GraphileJob, Logger, type ParsedCronItem, parseCronItems, type Runner, run } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db, Tx } from './db.ts'
import { log } from './log.ts'

/** Work that may happen a second later. It is queued in the caller's transaction, so it happens if and only if that commits. */
export interface Job<P> {
  name: string
  run(db: Db, payload: P): Promise<void>
}

const jobs = new Map<string, Job<never>>()
const timetable: { task: string; match: string }[] = []

/** `at` is a crontab line in UTC for work nobody asks for: '17 3 * * *' is every night at 03:17. */
export function defineJob<P = Record<string, never>>(
  name: string,
  run: (db: Db, payload: P) => Promise<void>,
  { at }: { at?: string } = {},
): Job<P> {
  const job = { name, run }
  jobs.set(name, job)
  if (at) timetable.push({ task: name, match: at })
  return job
}

interface Wishes {
  /** A waiting job with the same key is replaced, not doubled. */
  key?: string
  runAt?: Date
  /** Tries in all, with growing pauses; 25 of them take about three days. */
  attempts?: number
  /** Jobs of one queue go one after another: what is slow by nature holds up nothing else. */
  queue?: string
}

export async function addJob<P>(
  tx: Tx | Db,
  job: Job<P>,
  payload: P,
  { key, runAt, attempts = 25, queue }: Wishes = {},
): Promise<void> {
  await sql`select graphile_worker.add_job(
    identifier => ${job.name},
    payload => ${JSON.stringify(payload)}::json,
    queue_name => ${queue ?? null}::text,
    run_at => ${runAt ?? null}::timestamptz,
    max_attempts => ${attempts}::int,
    job_key => ${key ?? null}::text
  )`.execute(tx)
}

/** Starts to work off the queue; every process with the role `worker` may. */
export async function startWorkers(pool: pg.Pool, db: Db): Promise<Runner> {
  return run({
    pgPool: pool,
    concurrency: 4,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: quietLogger(),
    parsedCronItems: cronItems(),
    taskList: Object.fromEntries(
      [...jobs.values()].map((job) => [job.name, (payload) => job.run(db, payload as never)]),
    ),
  })
}

function cronItems(): ParsedCronItem[] {
  return parseCronItems(
    timetable.map(({ task, match }) => ({ task, match, options: { backfillPeriod: 24 * 3600 * 1000 } })),
  )
}

// The queue's own chatter is for debugging; its warnings and errors are for the operator, without what the job carries.
function quietLogger(): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level !== 'error' && level !== 'warning') return log.debug(message)
    const told = { job: nameOf(meta?.job), err: meta?.error ?? meta?.fatalError }
    log[level === 'error' ? 'error' : 'warn'](told, message.split(' with error ', 1)[0])
  })
}

function nameOf(job: unknown) {
  if (!job) return undefined
  const { id, task_identifier: name, attempts, max_attempts: most } = job as GraphileJob
  return { id, name, attempts, most }
}
