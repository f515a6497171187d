import { conflict, invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { canVote } from '../rules.ts'
import { accessPoll, type HeldPoll } from './access.ts'
import { viewMyVote } from './my-votes.ts'
import { tellVotes } from './tell.ts'
import { voterOf } from './voter.ts'

/** Whoever sits in the chat chooses, may choose anew while the poll is open, and alone can. */
export const vote = handleCommand(contract.vote, async ({ tx, actor, input }) => {
  const poll = await accessPoll(tx, actor, input.pollId, { lock: true })
  const choices = [...new Set(input.choices)].sort((a, b) => a - b)
  const same = choices.join() === poll.choices.join()
  if (!same) {
    if (!canVote(poll.seat, poll.standing)) throw noMore(poll)
    checkChoices(poll, choices)
    const ballot = { poll_id: poll.row.id, voter: voterOf(poll.row, poll.personId), choices, told: false }
    await tx
      .insertInto('ballots')
      .values(ballot)
      .onConflict((oc) => oc.columns(['poll_id', 'voter']).doUpdateSet({ choices, told: false }))
      .execute()
    await tellVotes(tx, poll.row)
  }
  return viewMyVote(poll.row, choices)
})

function checkChoices({ row }: HeldPoll, choices: number[]): void {
  if (choices.some((choice) => choice >= row.options.length)) {
    throw invalid('Такого варианта в опросе нет', 'The poll has no such option', 'choices')
  }
  if (choices.length > 1 && !row.multiple) {
    throw invalid('В этом опросе выбирают один вариант', 'One option is chosen in this poll', 'choices')
  }
}

function noMore({ standing, seat }: HeldPoll) {
  if (seat.archived) return conflict('Чат в архиве, голоса больше не меняются', 'The chat is archived; votes stay')
  if (!standing.posted) return conflict('Опрос ещё не опубликован', 'The poll is not published yet')
  if (!standing.closed) return conflict('Ответ на викторину даётся один раз', 'A quiz is answered once')
  return conflict('Опрос уже закрыт, голоса больше не меняются', 'The poll is closed; votes stay as they are')
}
