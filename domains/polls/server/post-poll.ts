import { postMessage } from '#domains/chats'
import { publish } from '#server/bus'
import type { Tx } from '#server/db'
import { inTransaction } from '#server/events'
import { addJob, defineJob } from '#server/jobs'
import type { PollRow } from './access.ts'

/** The poll's message: its words for whoever cannot draw the poll, in lists of chats and in letters. */
export async function postPoll(tx: Tx, poll: PollRow): Promise<void> {
  await tx.updateTable('polls').set({ message_id: poll.id, held_until: null }).where('id', '=', poll.id).execute()
  await postMessage(tx, {
    id: poll.id,
    chatId: poll.chat_id,
    personId: poll.author_id,
    text: `Опрос: ${poll.question}`,
    attachment: { type: 'poll', id: poll.id },
  })
}

/** It is morning. Its author may have lost the seat meanwhile; then the question is not put. */
export const postInTheMorning = defineJob<{ pollId: string }>('polls.postInTheMorning', async (db, { pollId }) => {
  const { facts } = await inTransaction(db, async (tx) => {
    const poll = await tx.selectFrom('polls').selectAll().where('id', '=', pollId).forUpdate().executeTakeFirst()
    if (!poll || poll.message_id) return
    const seat = await tx
      .selectFrom('chat_seats')
      .select('part')
      .where('chat_id', '=', poll.chat_id)
      .where('person_id', '=', poll.author_id)
      .where('left_at', 'is', null)
      .executeTakeFirst()
    if (seat && seat.part !== 'reader') await postPoll(tx, poll)
  })
  publish(facts)
})

export const postLater = (tx: Tx, pollId: string, runAt: Date) =>
  addJob(tx, postInTheMorning, { pollId }, { runAt, key: `poll post ${pollId}` })
