import { publish } from '#server/bus'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { end } from './end-call.ts'
import { settleLater } from './media/studio.ts'

/** It has rung long enough: a call that nobody answered, or that nobody is in, is over. */
export const lookAfter = defineJob<{ callId: string }>('calls.lookAfter', async (db, { callId }) => {
  const { facts } = await inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('calls').selectAll().where('id', '=', callId).forUpdate().executeTakeFirst()
    if (!row || row.ended_at) return
    const { kind } = await tx.selectFrom('chats').select('kind').where('id', '=', row.chat_id).executeTakeFirstOrThrow()
    const inside = await tx
      .selectFrom('call_people')
      .select('person_id')
      .where('call_id', '=', callId)
      .where('joined_at', 'is not', null)
      .where('left_at', 'is', null)
      .where('removed_at', 'is', null)
      .execute()
    if (inside.length < (kind === 'direct' ? 2 : 1)) await end(tx, row, null)
  })
  publish(facts)
  settleLater(callId)
})
