import { sql } from 'kysely'
import { onFacts } from '#server/bus'
import type { Db } from '#server/db'
import { log } from '#server/log'
import { type Subscription, sendWake } from './send-wake.ts'

/** Wakes the devices of those for whom a call has just begun to ring. Whom it may ring for, calls have decided. */
export async function tellCall(db: Db, accountIds: string[], callId: string): Promise<void> {
  const { rows } = await sql<Subscription>`
    select p.id, p.endpoint, p.p256dh, p.auth from push_subscriptions p
      join sessions s on s.id = p.session_id and s.ended_at is null
     where p.account_id = any(${accountIds}::uuid[])`.execute(db)
  // Once: a ring that comes late is none.
  await Promise.all(rows.map((device) => sendWake(db, device, { new: 'call' }, callId)))
}

export function keepRinging(db: Db): { stop(): Promise<void> } {
  let working: Promise<unknown> = Promise.resolve()
  const deaf = onFacts((facts) => {
    const rang = facts.filter(({ type }) => type === 'calls.rang')
    for (const [callId, group] of Map.groupBy(rang, ({ key }) => (key as { callId: string }).callId)) {
      const accountIds = group.map(({ topic }) => topic.slice('account:'.length))
      const told = tellCall(db, accountIds, callId)
      working = Promise.all([working, told]).catch((error) =>
        log.warn({ reason: String(error) }, 'a ring was not heard'),
      )
    }
  })
  return {
    async stop() {
      deaf()
      await working
    },
  }
}
