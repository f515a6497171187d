import { sql } from 'kysely'
import { hoursOf, readHours, readOwnHours } from '#domains/quiet'
import { silentUntil } from '#rules/quiet'
import { onFacts } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { addJob, defineJob } from '#server/jobs'
import { log } from '#server/log'
import { type Subscription, sendWake } from './send-wake.ts'

interface Telling {
  requestId: string
  withdrawn: boolean
  accountIds: string[]
}

/** Wakes whoever is asked to sign, and whoever keeps a register from which somebody has withdrawn; nobody in quiet hours. */
export const tellConsents = defineJob<Telling>('notifications.tellConsents', async (db, telling) => {
  const { requestId, withdrawn } = telling
  const receivers = await readReceivers(db, telling)
  const later = receivers.filter(({ until }) => until)
  for (const [at, group] of Map.groupBy(later, ({ until }) => until!.toISOString())) {
    const accountIds = group.map(({ account_id }) => account_id)
    await addJob(db, tellConsents, { ...telling, accountIds }, { runAt: new Date(at), attempts: 3 })
  }
  for (const { account_id, devices, until } of receivers) {
    if (until) continue
    const told = { withdrawn, at: now() }
    await db
      .insertInto('consent_told')
      .values({ account_id, request_id: requestId, ...told })
      .onConflict((oc) => oc.columns(['account_id', 'request_id']).doUpdateSet(told))
      .execute()
    await Promise.all(devices.map((device) => sendWake(db, device, { new: 'consent' }, requestId)))
  }
})

interface Row {
  account_id: string
  person_id: string
  organization_id: string
  devices: Subscription[]
}

async function readReceivers(db: Db, { requestId, accountIds }: Telling): Promise<(Row & { until: Date | null })[]> {
  const { rows } = await sql<Row>`
    select d.account_id, p.id as person_id, p.organization_id,
      jsonb_agg(jsonb_build_object('id', d.id, 'endpoint', d.endpoint, 'p256dh', d.p256dh, 'auth', d.auth)) as devices
      from push_subscriptions d join sessions s on s.id = d.session_id and s.ended_at is null
      join consent_requests r on r.id = ${requestId}
      join people p on p.account_id = d.account_id and p.organization_id = r.organization_id and p.left_at is null
     where d.account_id = any(${accountIds}::uuid[]) group by d.account_id, p.id`.execute(db)
  const own = await readOwnHours(
    db,
    rows.map(({ person_id }) => person_id),
  )
  const schools = await readHours(db, [...new Set(rows.map(({ organization_id }) => organization_id))])
  return rows.map((row) => {
    const school = schools.get(row.organization_id)
    const moment = { now: now(), zone: school?.zone ?? 'UTC' }
    return { ...row, until: silentUntil(school?.hours ?? hoursOf(null), own.get(row.person_id) ?? null, moment) }
  })
}

/** Hears what consents tell accounts. What one has done oneself on another device wakes nobody. */
export function keepAsking(db: Db): { stop(): Promise<void> } {
  let working: Promise<unknown> = Promise.resolve()
  const deaf = onFacts((facts) => {
    const told = facts.filter(({ type }) => type === 'consents.asked' || type === 'consents.withdrawn')
    if (told.length === 0) return
    const queued = queue(
      db,
      told.map(({ topic, seq }) => ({ account: topic.slice('account:'.length), seq })),
    )
    working = Promise.all([working, queued]).catch((error) =>
      log.warn({ reason: String(error) }, 'a document woke nobody'),
    )
  })
  return {
    async stop() {
      deaf()
      await working
    },
  }
}

async function queue(db: Db, told: { account: string; seq: number }[]): Promise<void> {
  const { rows } = await sql<Telling>`
    select e.key->>'requestId' as "requestId", e.type = 'consents.withdrawn' as withdrawn,
      array_agg(e.topic_id::text) as "accountIds"
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t (account uuid, seq bigint)
      join events e on e.topic_id = t.account and e.seq = t.seq
     where (e.type = 'consents.withdrawn' or e.actor_id is null)
       and exists (select from push_subscriptions d where d.account_id = e.topic_id)
     group by 1, 2`.execute(db)
  for (const telling of rows) await addJob(db, tellConsents, telling, { attempts: 3 })
}
