import { sql } from 'kysely'
import { dayIn } from '#domains/consents'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { noteOfAge } from '../rules.ts'
import { tellFamily } from './tell.ts'

interface Row {
  id: string
  time_zone: string
  birth_day: string
  of_age: boolean
}

/** A family is told twice: a month before the day, and once it has come; in the daytime of its school. */
export async function noteAges(db: Db): Promise<void> {
  for (const { id, time_zone, birth_day, of_age } of await findToTell(db)) {
    const day = noteOfAge(birth_day, dayIn(time_zone))
    if (!day) continue
    const stage = of_age ? ('come' as const) : ('soon' as const)
    const { facts } = await inTransaction(db, async (tx) => {
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('age_notices')
        .values({ pupil_id: id, stage, day, at: now() })
        .onConflict((oc) => oc.doNothing())
        .executeTakeFirstOrThrow()
      if (numInsertedOrUpdatedRows) await tellFamily(tx, id)
    })
    publish(facts)
  }
}

async function findToTell(db: Db): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, o.time_zone, coalesce(b.day, d.birth_day) as birth_day, a.pupil_id is not null as of_age
      from people p join organizations o on o.id = p.organization_id
      left join consent_birth_days b on b.person_id = p.id left join roster_details d on d.person_id = p.id
      left join comings_of_age a on a.pupil_id = p.id
     where p.left_at is null and exists (select from person_roles r where r.person_id = p.id and r.role = 'pupil')
       and extract(hour from ${now()}::timestamptz at time zone o.time_zone) between 9 and 20
       and coalesce(b.day, d.birth_day)::date between ${now()}::timestamptz - interval '18 years 20 days'
         and ${now()}::timestamptz - interval '18 years' + interval '32 days'
     order by p.id`.execute(db)
  return rows
}
