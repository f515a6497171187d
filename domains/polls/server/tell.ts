import type { Tx } from '#server/db'
import { append } from '#server/events'
import type { Poll } from '../contract.ts'
import * as contract from '../contract.ts'
import { TOLD_TOGETHER } from '../rules.ts'
import { isClosed, type PollRow } from './access.ts'
import { readPoll } from './views.ts'

/**
 * Brings the sums the chat is shown up to the ballots, and tells the chat. A named poll at every vote; an anonymous one
 * once several ballots differ, and at its end: a sum that moves by one beside somebody who is typing would tell whose it is.
 */
export async function tellVotes(tx: Tx, poll: PollRow): Promise<void> {
  if (poll.anonymous && !isClosed(poll) && (await countUntold(tx, poll.id)) < TOLD_TOGETHER) return
  await tx
    .updateTable('ballots')
    .set(({ ref }) => ({ told_choices: ref('choices'), told: true }))
    .where('poll_id', '=', poll.id)
    .where('told', '=', false)
    .execute()
  await tellPoll(tx, poll)
}

/** The log of an anonymous poll names nobody. */
export async function tellPoll(tx: Tx, poll: PollRow, actorId: string | null = null): Promise<Poll> {
  const view = await readPoll(tx, poll.id)
  await append(tx, `chat:${poll.chat_id}`, contract.pollChanged, { pollId: poll.id }, actorId, { view })
  return view
}

async function countUntold(tx: Tx, pollId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('ballots')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('poll_id', '=', pollId)
    .where('told', '=', false)
    .executeTakeFirstOrThrow()
  return Number(count)
}
