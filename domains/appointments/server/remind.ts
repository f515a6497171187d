import { publish } from '#server/bus'
import { now } from '#server/clock'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { wake } from './tell.ts'

/** Both are woken, if it still stands. */
export const remind = defineJob<{ timeId: string; takenBy: string }>(
  'appointments.remind',
  async (db, { timeId, takenBy }) => {
    const { facts } = await inTransaction(db, async (tx) => {
      const row = await tx
        .selectFrom('appointment_times')
        .select(['teacher_id'])
        .where('id', '=', timeId)
        .where('taken_by', '=', takenBy)
        .where('cancelled_at', 'is', null)
        .where('starts_at', '>', now())
        .executeTakeFirst()
      if (row) await wake(tx, timeId, [row.teacher_id, takenBy], null)
    })
    publish(facts)
  },
)

const KEPT_DAYS = 90

/** Who talked with whom is nobody's business a term later. */
export const forget = defineJob(
  'appointments.forget',
  async (db) => {
    const before = new Date(now().getTime() - KEPT_DAYS * 24 * 3600_000)
    await db.deleteFrom('appointment_times').where('ends_at', '<', before).execute()
  },
  { at: '41 3 * * *' },
)
