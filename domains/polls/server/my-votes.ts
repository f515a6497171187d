import type { OutputOf } from '#contract'
import type { vote } from '../contract.ts'
import { isClosed, type PollRow } from './access.ts'

/** One's own ballot; with the answer to a quiz comes what was right. */
export function viewMyVote(row: PollRow, choices: number[]): OutputOf<typeof vote> {
  const told = row.quiz_right !== null && (choices.length > 0 || isClosed(row))
  return {
    pollId: row.id,
    choices,
    right: told ? row.quiz_right : null,
    explanation: told ? row.explanation : null,
  }
}
