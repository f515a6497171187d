import { type SqlBool, sql } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { mayOffer, OWN_PUPILS, REACHES } from './access.ts'
import { viewTimes } from './views.ts'

export const listTimes = handleQuery(contract.listTimes, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const coming = sql<SqlBool>`t.organization_id = ${hat.organizationId} and t.ends_at > ${now()}`
  const mine = sql<SqlBool>`${coming} and t.teacher_id = ${hat.personId} and t.cancelled_at is null`
  const own = sql<SqlBool>`${coming} and t.taken_by = ${hat.personId} and t.pupil_id in ${OWN_PUPILS(hat.personId)}`
  const pupils = await readPupils(tx, hat)
  return {
    offered: await viewTimes(tx, mine),
    taken: await viewTimes(tx, own),
    open: pupils.length > 0 ? await readOpen(tx, hat) : [],
    pupils,
    can: { offer: await mayOffer(tx, hat) },
  }
})

const readPupils = async (db: Db, hat: HatRow): Promise<{ id: string; name: string }[]> =>
  (
    await sql<{ id: string; name: string }>`
      select id, first_name as name from people where organization_id = ${hat.organizationId}
         and id in ${OWN_PUPILS(hat.personId)} order by first_name, id`.execute(db)
  ).rows

async function readOpen(db: Db, { organizationId, personId }: HatRow) {
  const { rows } = await sql<{ id: string; pupilIds: string[] }>`
    select t.id, array_agg(u.id order by u.id) as "pupilIds" from appointment_times t
      join people p on p.id = t.teacher_id and p.left_at is null
      join people u on u.organization_id = t.organization_id and u.id in ${OWN_PUPILS(personId)} and ${REACHES}
     where t.organization_id = ${organizationId} and t.starts_at > ${now()} and t.taken_by is null
       and t.teacher_id <> ${personId}
       and not exists (select from appointment_times a where a.teacher_id = t.teacher_id and a.pupil_id = u.id
         and a.cancelled_at is null and a.ends_at > ${now()})
     group by t.id`.execute(db)
  const pupilsOf = new Map(rows.map(({ id, pupilIds }) => [id, pupilIds]))
  const times = await viewTimes(db, sql<SqlBool>`t.id = any(${[...pupilsOf.keys()]}::uuid[])`)
  return times.map((time) => ({ time, pupilIds: pupilsOf.get(time.id)! }))
}
