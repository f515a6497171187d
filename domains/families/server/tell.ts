import { sql } from 'kysely'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'

/** Whoever leads the child's class has to know it before the child is handed over at the door. */
export async function tellClassTeachers(tx: Tx, pupilId: string, actorId: string): Promise<void> {
  const { rows } = await sql<{ account_id: string }>`
    select distinct p.account_id from class_seats mine
      join class_seats s on s.class_id = mine.class_id and s.part = 'classTeacher' and s.left_at is null
      join people p on p.id = s.person_id and p.left_at is null and p.account_id is not null
     where mine.person_id = ${pupilId} and mine.part = 'pupil' and mine.left_at is null and p.id <> ${actorId}
     order by 1`.execute(tx)
  const view = { pupilId }
  for (const { account_id } of rows)
    await append(tx, `account:${account_id}`, contract.limitChanged, view, null, { view })
}

/** The pupil, and the guardians but those from whom a paper keeps the child. */
export async function tellFamily(tx: Tx, pupilId: string): Promise<void> {
  const { rows } = await sql<{ account_id: string }>`
    select distinct p.account_id from people p
     where p.left_at is null and p.account_id is not null and (p.id = ${pupilId} or exists (
       select from guardianships g where g.pupil_id = ${pupilId} and g.guardian_id = p.id and not exists (
         select from guardian_limits l where l.pupil_id = g.pupil_id and l.guardian_id = g.guardian_id and l.lifted_at is null and l.sight)))
     order by 1`.execute(tx)
  const view = { pupilId }
  for (const { account_id } of rows) await append(tx, `account:${account_id}`, contract.ageNoted, view, null, { view })
}
