import { isDeepStrictEqual } from 'node:util'
import { sql } from 'kysely'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { failing } from './failing.ts'
import { tellFollowers } from './follow-imports.ts'
import { keepPlan, makePlan } from './make-plan.ts'
import type { Plan } from './plan/plan.ts'
import { type Told, writeDeeds } from './write/write-deeds.ts'

/** All of the list in one transaction. A school that has changed since it was looked at is shown anew instead. */
export const writeList = defineJob<{ importId: string }>('rosters.writeList', (db, { importId }) =>
  failing(db, importId, 'writing', async () => {
    const tell: Told = async (done, total) => {
      await db.updateTable('roster_imports').set({ done, total }).where('id', '=', importId).execute()
    }
    const plan = await makePlan(db, importId, 'writing', async () => undefined)
    if (!plan) return
    if (!(await isAsSeen(db, importId, plan))) return showAnew(db, importId, plan)
    const { facts } = await inTransaction(db, async (tx) => {
      const row = await tx
        .selectFrom('roster_imports')
        .select(['organization_id', 'written_by', 'state'])
        .where('id', '=', importId)
        .executeTakeFirstOrThrow()
      // One list at a time, and nothing that changes the school's seats beside it.
      await sql`select pg_advisory_xact_lock(hashtextextended(${`seats ${row.organization_id}`}, 0))`.execute(tx)
      const again = await makePlan(tx, importId, 'writing', async () => undefined)
      if (!again || !isDeepStrictEqual(plain(again.deeds), plain(plan.deeds))) throw new Changed()
      const written = { importId, organizationId: row.organization_id, actorId: row.written_by! }
      await writeDeeds(tx, written, plan.deeds, tell)
      await tellFollowers(tx, 'written', written)
      await tx
        .updateTable('roster_imports')
        .set({
          state: 'done',
          written_at: now(),
          sheets: null,
          deeds: null,
          done: plan.summary.rows,
          total: plan.summary.rows,
        })
        .where('id', '=', importId)
        .execute()
    }).catch((error) => {
      if (error instanceof Changed) return { facts: null }
      throw error
    })
    if (facts) publish(facts)
    else await showAnew(db, importId, plan)
  }),
)

class Changed extends Error {}

const plain = (value: unknown) => JSON.parse(JSON.stringify(value))

async function isAsSeen(db: Db, importId: string, { deeds }: Plan): Promise<boolean> {
  const seen = await db
    .selectFrom('roster_imports')
    .select('deeds')
    .where('id', '=', importId)
    .executeTakeFirstOrThrow()
  return isDeepStrictEqual(plain(deeds), seen.deeds)
}

async function showAnew(db: Db, importId: string, stale: Plan): Promise<void> {
  const plan = (await makePlan(db, importId, 'writing', async () => undefined)) ?? stale
  await db.transaction().execute(async (tx) => {
    await keepPlan(tx, importId, plan)
    await tx
      .updateTable('roster_imports')
      .set({ reason: JSON.stringify(CHANGED) })
      .where('id', '=', importId)
      .execute()
  })
}

const CHANGED = {
  ru: 'Пока вы смотрели, школа изменилась. Ничего не записано: посмотрите сравнение ещё раз, оно уже новое',
  en: 'The school has changed while you were looking. Nothing is written: look at the comparison again, it is a new one',
}
