import { now } from '#server/clock'
import { purgeStored } from '#server/files'
import { defineJob } from '#server/jobs'

const DAY = 24 * 3600 * 1000

/** Orders of forms that were never sent: an applicant's paper is not kept without an application. */
export const forgetLooseOrders = defineJob(
  'organizations.forgetLooseOrders',
  async (db) => {
    const loose = await db
      .deleteFrom('order_files')
      .where('uploaded_at', '<', new Date(now().getTime() - DAY))
      .where('file_id', 'not in', (eb) => eb.selectFrom('applications').select('order_file_id'))
      .returning('file_id')
      .execute()
    for (const { file_id } of loose) await purgeStored(db, file_id)
  },
  { at: '37 3 * * *' },
)
