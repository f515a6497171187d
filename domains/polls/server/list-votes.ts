import type { PersonRef } from '#contract/people'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { canSeeNames, canSeeRest } from '../rules.ts'
import { accessPoll, type PollRow } from './access.ts'

export const listVotes = handleQuery(contract.listVotes, async ({ tx, actor, input }) => {
  const { row, seat, standing } = await accessPoll(tx, actor, input.pollId)
  if (!canSeeNames(seat, standing)) {
    throw standing.anonymous
      ? forbidden(
          'Опрос анонимный: кто что выбрал, не знает никто',
          'The poll is anonymous: nobody knows who chose what',
        )
      : forbidden('Имена видят автор и ведущие канала', 'Names are for the author and the channel’s owners')
  }
  const people = await readVoters(tx, row)
  const rest = people.filter(({ choices, left }) => choices.length === 0 && !left).map(({ card }) => card)
  return {
    options: row.options.map((_, place) =>
      people.filter(({ choices }) => choices.includes(place)).map(({ card }) => card),
    ),
    rest: canSeeRest(seat, standing) ? rest : null,
  }
})

/** Those who sit in the chat and those who voted and left, by name, with what they chose. Only of a named poll. */
export async function readVoters(
  db: Db,
  poll: PollRow,
): Promise<{ card: PersonRef; choices: number[]; left: boolean }[]> {
  if (poll.anonymous) throw new Error('an anonymous poll has no names')
  const rows = await db
    .selectFrom('chat_seats')
    .leftJoin('ballots', (join) =>
      join.onRef('ballots.voter', '=', 'chat_seats.person_id').on('ballots.poll_id', '=', poll.id),
    )
    .select(['card', 'choices', 'left_at'])
    .where('chat_id', '=', poll.chat_id)
    .where(({ eb, or }) => or([eb('left_at', 'is', null), eb('ballots.poll_id', 'is not', null)]))
    .execute()
  return rows
    .map(({ card, choices, left_at }) => ({ card, choices: choices ?? [], left: left_at !== null }))
    .sort((a, b) => a.card.name.localeCompare(b.card.name, 'ru'))
}
