import { sql } from 'kysely'
import type { Db } from '#server/db'
import type { Fact } from '#server/events'
import type { Poll } from '../contract.ts'
import * as contract from '../contract.ts'
import { isTooFew } from '../rules.ts'
import { isClosed, type PollRow } from './access.ts'

interface Sums {
  counts: number[]
  voters: number
  of: number
}

/** Polls as everybody in their chats sees them. */
export async function viewPolls(db: Db, ids: string[]): Promise<Map<string, Poll>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<PollRow & Sums>`
    select p.*,
      array(select count(b.poll_id)::int from generate_series(0, cardinality(p.options) - 1) as o(place)
         left join ballots b on b.poll_id = p.id and o.place = any(b.told_choices) group by o.place order by o.place) as counts,
      (select count(*)::int from ballots b where b.poll_id = p.id and cardinality(b.told_choices) > 0) as voters,
      (select count(*)::int from chat_seats s where s.chat_id = p.chat_id and s.left_at is null) as of
    from polls p where p.id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, viewPoll(row)]))
}

export const readPoll = async (db: Db, id: string): Promise<Poll> => (await viewPolls(db, [id])).get(id)!

function viewPoll(row: PollRow & Sums): Poll {
  const closed = isClosed(row)
  const tooFew = isTooFew(row.anonymous, closed, row.voters)
  return {
    id: row.id,
    chatId: row.chat_id,
    messageId: row.message_id,
    authorId: row.author_id,
    question: row.question,
    options: row.options.map((text, place) => ({ text, votes: tooFew ? 0 : (row.counts[place] ?? 0) })),
    voters: row.voters,
    of: row.of,
    multiple: row.multiple,
    anonymous: row.anonymous,
    quiz: row.quiz_right !== null,
    right: closed ? row.quiz_right : null,
    explanation: closed ? row.explanation : null,
    closesAt: row.closes_at?.toISOString() ?? null,
    closedAt: (row.closed_at ?? (closed ? row.closes_at : null))?.toISOString() ?? null,
    tooFew,
    heldUntil: row.message_id ? null : (row.held_until?.toISOString() ?? null),
  }
}

/** What the log tells later: the poll as it is by now. */
export const eventViews = {
  [contract.pollChanged.name]: async (db: Db, facts: Fact[]) => {
    const ids = facts.map((fact) => (fact.key as { pollId: string }).pollId)
    const polls = await viewPolls(db, [...new Set(ids)])
    return ids.map((id) => polls.get(id) ?? null)
  },
}
