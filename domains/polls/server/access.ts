import type { Selectable } from 'kysely'
import { holdChat } from '#domains/chats'
import { now } from '#server/clock'
import type { Database, Db } from '#server/db'
import { notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'
import type { Seat, Standing } from '../rules.ts'
import { voterOf } from './voter.ts'

export type PollRow = Selectable<Database['polls']>

export interface HeldPoll {
  row: PollRow
  personId: string
  seat: Seat
  standing: Standing
  /** Of the actor's own ballot. */
  choices: number[]
}

/**
 * The only way to hold a poll: through a seat in its chat. One that is not there, one of a chat one does not sit in,
 * one whose message was removed and one that still waits for the morning are the same refusal.
 */
export async function accessPoll(db: Db, actor: Actor, pollId: string, { lock = false } = {}): Promise<HeldPoll> {
  let found = db.selectFrom('polls').selectAll().where('id', '=', pollId)
  if (lock) found = found.forUpdate()
  const row = await found.executeTakeFirst()
  if (!row) throw noPoll()
  const chat = await refusedAs(holdChat(db, actor, row.chat_id), noPoll)
  const own = row.author_id === chat.personId
  if (!row.message_id && !own) throw noPoll()
  if (row.message_id && (await isRemoved(db, row.chat_id, row.message_id))) throw noPoll()
  const choices = await readChoices(db, row, chat.personId)
  return {
    row,
    personId: chat.personId,
    seat: chat.facts,
    standing: {
      own,
      anonymous: row.anonymous,
      quiz: row.quiz_right !== null,
      closed: isClosed(row),
      voted: choices.length > 0,
      posted: row.message_id !== null,
    },
    choices,
  }
}

/** Its hour counts, not the job that tells of it. */
export const isClosed = ({ closed_at, closes_at }: Pick<PollRow, 'closed_at' | 'closes_at'>): boolean =>
  closed_at !== null || (closes_at !== null && closes_at <= now())

export const noPoll = () =>
  notFound('Такого опроса нет или он для вас закрыт', 'There is no such poll, or it is closed to you')

async function isRemoved(db: Db, chatId: string, messageId: string): Promise<boolean> {
  const message = await db
    .selectFrom('messages')
    .select('removed_at')
    .where('chat_id', '=', chatId)
    .where('id', '=', messageId)
    .executeTakeFirst()
  return !message || message.removed_at !== null
}

async function readChoices(db: Db, row: PollRow, personId: string): Promise<number[]> {
  const ballot = await db
    .selectFrom('ballots')
    .select('choices')
    .where('poll_id', '=', row.id)
    .where('voter', '=', voterOf(row, personId))
    .executeTakeFirst()
  return ballot?.choices ?? []
}
