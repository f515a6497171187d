import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import type { ChatFacts } from './policy.ts'

interface FactsRow extends Omit<ChatFacts, 'archived' | 'silenced'> {
  archived_at: Date | null
  silenced_until: Date | null
}

/** What a seat is judged by, in a query over `chats` and `chat_seats`; whether one is of the staff only where it matters. */
export const FACTS = ['kind', 'automatic', 'follows', 'archived_at', 'writers', 'part', 'silenced_until'] as const
export const asStaff = (chats = 'chats', seats = 'chat_seats') =>
  sql<boolean>`(${sql.ref(`${chats}.writers`)} = 'staff' and exists (select from person_roles r
    where r.person_id = ${sql.ref(`${seats}.person_id`)} and r.role not in ('pupil', 'guardian')))`

export const factsOf = ({ archived_at, silenced_until, ...row }: FactsRow): ChatFacts => ({
  kind: row.kind,
  automatic: row.automatic,
  follows: row.follows,
  part: row.part,
  writers: row.writers,
  staff: row.staff,
  archived: archived_at !== null,
  silenced: silenced_until !== null && silenced_until > now(),
})

/** What a person may be judged by in a chat; null without a seat. */
export async function factsOfSeat(db: Db, chatId: string, personId: string): Promise<ChatFacts | null> {
  const row = await db
    .selectFrom('chats')
    .innerJoin('chat_seats', 'chat_seats.chat_id', 'chats.id')
    .select(FACTS)
    .select(asStaff().as('staff'))
    .where('chats.id', '=', chatId)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  return row ? factsOf(row) : null
}
