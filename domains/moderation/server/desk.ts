import type { HatRow } from '#domains/people'
import type { Db } from '#server/db'
import { type CaseRow, readOwnedChats, readStaff } from './access.ts'
import { canHoldCase } from './policy.ts'

const MOST = 100

/** The cases that lie on somebody's desk: the administration's newest hundred, or those of own classes and chats. */
export async function findCases(db: Db, hat: HatRow, state: 'open' | 'closed'): Promise<CaseRow[]> {
  let found = db
    .selectFrom('moderation_cases')
    .selectAll()
    .where('organization_id', '=', hat.organizationId)
    .where('author_id', '<>', hat.personId)
    .where('closed_at', state === 'open' ? 'is' : 'is not', null)
    .orderBy(state === 'open' ? 'opened_at' : 'closed_at', 'desc')
    .limit(MOST)
  const owned = await readOwnedChats(db, hat.personId)
  if (!hat.administers) {
    found = found.where(({ eb, or }) =>
      or([eb('class_id', 'in', some(hat.ledClassIds)), eb('chat_id', 'in', some([...owned]))]),
    )
  }
  const rows = await found.execute()
  return held(db, hat, owned, rows)
}

/** Messages of the filter that wait for this desk. */
export async function findWaiting(db: Db, hat: HatRow) {
  const owned = await readOwnedChats(db, hat.personId)
  let found = db
    .selectFrom('held_messages')
    .innerJoin('chats', 'chats.id', 'held_messages.chat_id')
    .select(['held_messages.id', 'chat_id', 'author_id', 'text', 'rule', 'held_at', 'class_id'])
    .where('organization_id', '=', hat.organizationId)
    .where('why', '=', 'review')
    .where('ended_at', 'is', null)
    .orderBy('held_at')
    .limit(MOST)
  if (!hat.administers) {
    found = found.where(({ eb, or }) =>
      or([eb('class_id', 'in', some(hat.ledClassIds)), eb('chat_id', 'in', some([...owned]))]),
    )
  }
  return held(db, hat, owned, await found.execute())
}

async function held<R extends { chat_id: string; class_id: string | null; author_id: string }>(
  db: Db,
  hat: HatRow,
  owned: Set<string>,
  rows: R[],
): Promise<R[]> {
  const staff = await readStaff(
    db,
    rows.map(({ author_id }) => author_id),
  )
  return rows.filter(({ chat_id, class_id, author_id }) =>
    canHoldCase({
      administers: hat.administers,
      leadsClass: class_id !== null && hat.ledClassIds.includes(class_id),
      ownsChat: owned.has(chat_id),
      isAuthor: author_id === hat.personId,
      authorIsStaff: staff.has(author_id),
    }),
  )
}

/** An empty list is no SQL. */
const some = (ids: string[]): string[] => (ids.length > 0 ? ids : ['00000000-0000-0000-0000-000000000000'])
