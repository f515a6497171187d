import { sql } from 'kysely'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'

/** A person's account has been set, changed or cleared: its sockets begin to hear the chats, and only its. */
export async function bindSeats(
  tx: Tx,
  { personId, accountId }: { personId: string; accountId: string | null },
): Promise<void> {
  const { rows } = await sql<{ chat_id: string; was: string | null }>`
    update chat_seats s set account_id = ${accountId}
      from (select chat_id, account_id from chat_seats where person_id = ${personId} for update) old
     where s.person_id = ${personId} and s.chat_id = old.chat_id
       and s.account_id is distinct from ${accountId}::uuid and s.left_at is null
    returning s.chat_id, old.account_id as was`.execute(tx)
  const view = { personIds: [personId] }
  for (const { chat_id, was } of rows.sort((a, b) => (a.chat_id < b.chat_id ? -1 : 1))) {
    if (was) await append(tx, `chat:${chat_id}`, contract.seatsLeft, view, personId, { view, leaves: [was] })
    if (accountId)
      await append(tx, `chat:${chat_id}`, contract.seatsTaken, view, personId, { view, joins: [accountId] })
  }
}
