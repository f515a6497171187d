import { holdChat } from '#domains/chats'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewMyVote } from './my-votes.ts'
import { voterOf } from './voter.ts'

export const listMyVotes = handleQuery(contract.listMyVotes, async ({ tx, actor, input }) => {
  const chat = await holdChat(tx, actor, input.chatId)
  const polls = await tx.selectFrom('polls').selectAll().where('chat_id', '=', chat.id).execute()
  if (polls.length === 0) return { votes: [] }
  const voters = new Map(polls.map((poll) => [poll.id, voterOf(poll, chat.personId)]))
  const ballots = await tx
    .selectFrom('ballots')
    .select(['poll_id', 'voter', 'choices'])
    .where('poll_id', 'in', [...voters.keys()])
    .where('voter', 'in', [...voters.values()])
    .execute()
  const own = new Map(
    ballots.filter((one) => voters.get(one.poll_id) === one.voter).map((one) => [one.poll_id, one.choices]),
  )
  return { votes: polls.filter((poll) => own.has(poll.id)).map((poll) => viewMyVote(poll, own.get(poll.id)!)) }
})
