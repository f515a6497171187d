import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { defineJob } from '#server/jobs'
import { log } from '#server/log'
import { computeFigures } from './compute.ts'
import { readPeriod } from './period.ts'

const LAST_HOUR = 23

/**
 * Every hour: schools whose day has no figures yet get them, and in the last hour of a school's day they are taken for
 * good. However often it runs, a day is one row.
 */
export const takeSnapshots = defineJob('statistics.takeSnapshots', takeAll, { at: '37 * * * *' })

export async function takeAll(db: Db): Promise<void> {
  const { rows } = await sql<{ id: string; day: string }>`
    select o.id, w.wall::date::text as day from organizations o
      cross join lateral (select ${now()}::timestamptz at time zone o.time_zone as wall) w
      left join statistics_days d on d.organization_id = o.id and d.day = w.wall::date
     where o.suspended_at is null and (d.day is null or (extract(hour from w.wall) = ${LAST_HOUR} and d.taken_at < ${now()}::timestamptz - interval '30 minutes'))
     order by o.id`.execute(db)
  for (const { id, day } of rows) {
    // One school that cannot be counted does not take the others' day away.
    await takeOne(db, id, day).catch((error) => log.error({ error, organizationId: id }, 'figures were not taken'))
  }
}

export async function takeOne(db: Db, organizationId: string, day: string): Promise<void> {
  const { figures } = await computeFigures(db, organizationId, await readPeriod(db, organizationId, { to: day }))
  const { pupils, guardians, staff } = figures.people
  const row = {
    pupils: pupils.known,
    pupils_joined: pupils.joined,
    guardians: guardians.known,
    guardians_joined: guardians.joined,
    staff: staff.known,
    staff_joined: staff.joined,
    figures: JSON.stringify(figures),
    brief: JSON.stringify({ ...figures, classes: undefined }),
    taken_at: now(),
  }
  await db
    .insertInto('statistics_days')
    .values({ organization_id: organizationId, day, ...row })
    .onConflict((oc) => oc.columns(['organization_id', 'day']).doUpdateSet(row))
    .execute()
}
