import { setTimeout as sleep } from 'node:timers/promises'
import type { Runner } from 'graphile-worker'
import type pg from 'pg'
import type { Db } from './db.ts'
import { startWorkers } from './jobs.ts'
import { log } from './log.ts'
import './purges.ts'

/** Keeps the workers working: when the database goes away under them, they begin again once it is back. */
export function keepWorking(pool: pg.Pool, db: Db): { stop(): Promise<void> } {
  let runner: Runner | undefined
  let stopping = false

  const loop = (async () => {
    while (!stopping) {
      try {
        runner = await startWorkers(pool, db)
        await runner.promise
      } catch (error) {
        log.warn({ reason: String(error) }, 'jobs are paused')
      }
      runner = undefined
      if (!stopping) await sleep(1000)
    }
  })()

  return {
    async stop() {
      stopping = true
      await runner?.stop()
      await loop
    },
  }
}
