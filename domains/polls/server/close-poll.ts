import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { inTransaction } from '#server/events'
import { addJob, defineJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { canClose } from '../rules.ts'
import { accessPoll, type PollRow } from './access.ts'
import { tellVotes } from './tell.ts'
import { readPoll } from './views.ts'

export const closePoll = handleCommand(contract.closePoll, async ({ tx, actor, input }) => {
  const { row, seat, standing } = await accessPoll(tx, actor, input.pollId, { lock: true })
  if (standing.closed) throw conflict('Опрос уже закрыт', 'The poll is closed already')
  if (!canClose(seat, standing)) {
    throw forbidden(
      'Закрыть опрос может его автор или ведущий чата',
      'The poll is for its author or an owner of the chat to close',
    )
  }
  await close(tx, row)
  return readPoll(tx, row.id)
})

/** Its hour has come. */
export const closeOnTime = defineJob<{ pollId: string }>('polls.closeOnTime', async (db, { pollId }) => {
  const { facts } = await inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('polls').selectAll().where('id', '=', pollId).forUpdate().executeTakeFirst()
    if (!row || row.closed_at || !row.closes_at || row.closes_at > now() || !row.message_id) return
    await close(tx, row)
  })
  publish(facts)
})

export const closeLater = (tx: Tx, pollId: string, runAt: Date) =>
  addJob(tx, closeOnTime, { pollId }, { runAt, key: `poll close ${pollId}` })

async function close(tx: Tx, row: PollRow): Promise<void> {
  const closed_at = now()
  await tx.updateTable('polls').set({ closed_at }).where('id', '=', row.id).execute()
  await tellVotes(tx, { ...row, closed_at })
}
