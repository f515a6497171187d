import { sql } from 'kysely'
import { hoursOf, readHours, readOwnHours } from '#domains/quiet'
import { silentUntil } from '#rules/quiet'
import { onFacts } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { addJob, defineJob } from '#server/jobs'
import { log } from '#server/log'
import { isMatter } from './matters.ts'
import { type Subscription, sendWake } from './send-wake.ts'

interface Telling {
  fact: string
  matterId: string
  accountIds: string[]
}

/** Wakes whoever a matter waits for: a signature, an answer, a work sent back, a change in the family. Nobody in quiet hours. */
export const tellMatter = defineJob<Telling>('notifications.tellMatter', async (db, telling) => {
  const { fact, matterId } = telling
  const receivers = await readReceivers(db, telling)
  const later = receivers.filter(({ until }) => until)
  for (const [at, group] of Map.groupBy(later, ({ until }) => until!.toISOString())) {
    const accountIds = group.map(({ account_id }) => account_id)
    await addJob(db, tellMatter, { ...telling, accountIds }, { runAt: new Date(at), attempts: 3 })
  }
  for (const { account_id, devices, until } of receivers) {
    if (until) continue
    const told = { at: now() }
    await db
      .insertInto('matters_told')
      .values({ account_id, fact, matter_id: matterId, ...told })
      .onConflict((oc) => oc.columns(['account_id', 'fact', 'matter_id']).doUpdateSet(told))
      .execute()
    await Promise.all(devices.map((device) => sendWake(db, device, { new: 'matter' }, matterId)))
  }
})

interface Row {
  account_id: string
  person_id: string
  organization_id: string
  devices: Subscription[]
}

async function readReceivers(db: Db, { matterId, accountIds }: Telling): Promise<(Row & { until: Date | null })[]> {
  const { rows } = await sql<Row>`
    with school as (select organization_id from consent_requests where id = ${matterId}
      union all select organization_id from help_requests where id = ${matterId}
      union all select organization_id from refusals where id = ${matterId}
      union all select organization_id from appointment_times where id = ${matterId}
      union all select l.organization_id from task_works w join lessons l on l.id = w.lesson_id where w.id = ${matterId}
      union all select organization_id from people where id = ${matterId} limit 1)
    select d.account_id, p.id as person_id, p.organization_id,
      jsonb_agg(jsonb_build_object('id', d.id, 'endpoint', d.endpoint, 'p256dh', d.p256dh, 'auth', d.auth)) as devices
      from push_subscriptions d join sessions s on s.id = d.session_id and s.ended_at is null
      join school on true
      join people p on p.account_id = d.account_id and p.organization_id = school.organization_id and p.left_at is null
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

/** Hears what is told to accounts. What one has done oneself on another device wakes nobody. */
export function keepTellingMatters(db: Db): { stop(): Promise<void> } {
  let working: Promise<unknown> = Promise.resolve()
  const deaf = onFacts((facts) => {
    const told = facts.filter(({ type }) => isMatter(type))
    if (told.length === 0) return
    const queued = queue(
      db,
      told.map(({ topic, seq }) => ({ account: topic.slice('account:'.length), seq })),
    )
    working = Promise.all([working, queued]).catch((error) =>
      log.warn({ reason: String(error) }, 'a matter woke nobody'),
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
    select e.type as fact, about.id as "matterId", array_agg(e.topic_id::text) as "accountIds"
      from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as t (account uuid, seq bigint)
      join events e on e.topic_id = t.account and e.seq = t.seq
      cross join lateral (select value as id from jsonb_each_text(e.key) limit 1) about
     where (e.type <> 'consents.asked' or e.actor_id is null)
       and exists (select from push_subscriptions d where d.account_id = e.topic_id)
     group by 1, 2`.execute(db)
  for (const telling of rows) await addJob(db, tellMatter, telling, { attempts: 3 })
}
