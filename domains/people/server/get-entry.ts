import { sql } from 'kysely'
import { viewIntrusions } from '#domains/accounts'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { GOVERNING } from '../rules.ts'
import { accessHat } from './access.ts'
import { fullName } from './names.ts'

export const getEntry = handleQuery(contract.getEntry, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) throw byAdministration()
  return {
    demanded: await readDemand(tx, hat.organizationId),
    without: await readWithout(tx, hat.organizationId),
    reports: await readReports(tx, hat.organizationId),
    can: { demand: hat.appoints },
  }
})

async function readDemand(db: Db, organizationId: string) {
  const row = await db
    .selectFrom('step_demands')
    .innerJoin('people', 'people.id', 'demanded_by')
    .select(['last_name', 'first_name', 'patronymic', 'demanded_at'])
    .where('step_demands.organization_id', '=', organizationId)
    .executeTakeFirst()
  return row ? { by: fullName(row), at: row.demanded_at.toISOString() } : null
}

/** Those who have joined and administer with nothing but a password. */
async function readWithout(db: Db, organizationId: string) {
  const { rows } = await sql<{ id: string; last_name: string; first_name: string; patronymic: string | null }>`
    select distinct p.id, p.last_name, p.first_name, p.patronymic
      from people p join person_roles r on r.person_id = p.id
     where p.organization_id = ${organizationId} and p.left_at is null and p.account_id is not null
       and r.role = any(${GOVERNING})
       and not exists (select 1 from totp_factors t where t.account_id = p.account_id and t.confirmed_at is not null)
       and not exists (select 1 from passkeys k where k.account_id = p.account_id)
     order by p.last_name, p.first_name`.execute(db)
  return rows.map((row) => ({ personId: row.id, fullName: fullName(row) }))
}

/** Of the last half a year; the words are the owner's own to those who can help. */
async function readReports(db: Db, organizationId: string) {
  const people = await db
    .selectFrom('people')
    .innerJoin('intrusion_reports', 'intrusion_reports.account_id', 'people.account_id')
    .select(['people.id', 'people.account_id', 'last_name', 'first_name', 'patronymic'])
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .where('intrusion_reports.created_at', '>', sql<Date>`now() - interval '180 days'`)
    .execute()
  const byAccount = new Map(people.map((row) => [row.account_id, row]))
  const reports = await viewIntrusions(
    db,
    people.flatMap(({ account_id }) => account_id ?? []),
  )
  return reports.flatMap(({ id, accountId, words, createdAt, locked, settledAt }) => {
    const person = byAccount.get(accountId)
    return person ? [{ id, personId: person.id, fullName: fullName(person), words, createdAt, locked, settledAt }] : []
  })
}

const byAdministration = () => forbidden('Это видит администрация школы', 'The administration of the school sees this')
