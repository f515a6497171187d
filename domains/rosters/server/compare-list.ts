import { publish } from '#server/bus'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { failing } from './failing.ts'
import { keepPlan, makePlan } from './make-plan.ts'
import { writeIfClear } from './write-import.ts'

/** The dry run: what the list would change. Nothing is changed by it. */
export const compareList = defineJob<{ importId: string }>('rosters.compareList', (db, { importId }) =>
  failing(db, importId, 'comparing', async () => {
    const plan = await makePlan(db, importId, 'comparing', async (done, total) => {
      await db.updateTable('roster_imports').set({ done, total }).where('id', '=', importId).execute()
    })
    if (!plan) return
    const { facts } = await inTransaction(db, async (tx) => {
      await keepPlan(tx, importId, plan)
      await writeIfClear(tx, importId)
    })
    publish(facts)
  }),
)
