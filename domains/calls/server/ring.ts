import { sql } from 'kysely'
import { hoursOf, readHours, readOwnHours } from '#domains/quiet'
import { silentUntil } from '#rules/quiet'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'
import { RUNG_AT_MOST } from '../rules.ts'
import { readChatCall } from './views.ts'

interface Begun {
  callId: string
  chatId: string
  organizationId: string
  personId: string
}

/** Sets the others' devices ringing, but for those who have said when to leave them alone. */
export async function ring(tx: Tx, { callId, chatId, organizationId, personId }: Begun): Promise<void> {
  const { rows } = await sql<{ person_id: string; account_id: string }>`
    select s.person_id, s.account_id from chat_seats s
      left join chat_options o on o.chat_id = s.chat_id and o.person_id = s.person_id
     where s.chat_id = ${chatId} and s.left_at is null and s.account_id is not null and s.person_id <> ${personId}
       and coalesce(o.notify, 'all') = 'all' and coalesce(o.muted_until, '-infinity') < ${now()}
     order by s.account_id`.execute(tx)
  if (rows.length > RUNG_AT_MOST) return
  const school = (await readHours(tx, [organizationId])).get(organizationId)
  const own = await readOwnHours(
    tx,
    rows.map((row) => row.person_id),
  )
  const view = await readChatCall(tx, callId)
  for (const { person_id, account_id } of rows) {
    const moment = { now: now(), zone: school?.zone ?? 'UTC' }
    if (silentUntil(school?.hours ?? hoursOf(null), own.get(person_id) ?? null, moment)) continue
    await tx.insertInto('call_people').values({ call_id: callId, person_id, account_id, rang_at: now() }).execute()
    await append(tx, `account:${account_id}`, contract.rang, { callId }, personId, { view })
  }
}
