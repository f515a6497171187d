import { type SqlBool, sql } from 'kysely'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'

/** Class teachers of these people; the administrators where there is no class teacher. */
export async function tellResponsible(tx: Tx, organizationId: string, subjectIds: string[]): Promise<void> {
  const { rows } = await sql<{ account_id: string }>`
    with teachers as (
      select s.person_id as subject_id, t.person_id from class_seats s
        join class_seats t on t.class_id = s.class_id and t.part = 'classTeacher' and t.left_at is null
       where s.person_id = any(${subjectIds}::uuid[]) and s.part = 'pupil' and s.left_at is null)
    select distinct p.account_id from people p
     where p.organization_id = ${organizationId} and p.left_at is null and p.account_id is not null
       and (p.id in (select person_id from teachers) or (${someWithout(subjectIds)} and exists (
         select from person_roles r where r.person_id = p.id and r.role in ('administrator', 'additionalAdministrator'))))
     order by 1`.execute(tx)
  for (const { account_id } of rows)
    await append(tx, `account:${account_id}`, contract.tasksChanged, {}, null, { view: {} })
}

const someWithout = (subjectIds: string[]) =>
  sql<SqlBool>`exists (select from unnest(${subjectIds}::uuid[]) as lone (id) where lone.id not in (select subject_id from teachers))`
