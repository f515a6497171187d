import { sql } from 'kysely'
import { schoolDay } from '#domains/consents'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { isOfAge } from '../rules.ts'
import { noteAges } from './note-ages.ts'
import { settleFamily } from './settle.ts'

interface Row {
  id: string
  organization_id: string
  birth_day: string | null
  of_age: boolean
}

/** Every hour, so that it happens within the first hour of the day wherever the school is. A corrected day of birth corrects it. */
export const comeOfAge = defineJob(
  'families.comeOfAge',
  async (db) => {
    await settleAges(db)
    await noteAges(db)
  },
  { at: '4 * * * *' },
)

export async function settleAges(db: Db): Promise<void> {
  const days = new Map<string, string>()
  for (const row of await findNear(db)) {
    const { organization_id: school } = row
    if (!days.has(school)) days.set(school, await schoolDay(db, school))
    const ofAge = isOfAge(row.birth_day, days.get(school)!)
    if (ofAge !== row.of_age) await settleAge(db, row, ofAge)
  }
}

/** Pupils who may be of age today somewhere, and those who are held to be. */
async function findNear(db: Db): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select p.id, p.organization_id, coalesce(b.day, d.birth_day) as birth_day, a.pupil_id is not null as of_age
      from people p left join consent_birth_days b on b.person_id = p.id left join roster_details d on d.person_id = p.id
      left join comings_of_age a on a.pupil_id = p.id
     where p.left_at is null and exists (select from person_roles r where r.person_id = p.id and r.role = 'pupil')
       and (a.pupil_id is not null or coalesce(b.day, d.birth_day)::date <= ${now()}::timestamptz + interval '2 days' - interval '18 years')
     order by p.id`.execute(db)
  return rows
}

async function settleAge(db: Db, { id, organization_id }: Row, ofAge: boolean): Promise<void> {
  const { facts } = await inTransaction(db, async (tx) => {
    if (ofAge) {
      const row = { pupil_id: id, at: now() }
      await tx
        .insertInto('comings_of_age')
        .values(row)
        .onConflict((oc) => oc.doNothing())
        .execute()
    } else {
      await tx.deleteFrom('comings_of_age').where('pupil_id', '=', id).execute()
    }
    const bonds = tx.selectFrom('guardianships').select('guardian_id').where('pupil_id', '=', id)
    const guardians = (await bonds.execute()).map(({ guardian_id }) => guardian_id)
    await settleFamily(tx, organization_id, [id, ...guardians], null)
  })
  publish(facts)
}
