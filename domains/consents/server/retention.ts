import { sql } from 'kysely'
import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { forbidden } from '#server/errors'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { by } from './by.ts'
import { forgetRequest } from './forget-request.ts'
import { canKeepTemplates } from './policy.ts'

export const readRetention = async (db: Db, organizationId: string): Promise<number | null> => {
  const row = await db
    .selectFrom('consent_retention')
    .select('years')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row?.years ?? null
}

export const setRetention = handleCommand(contract.setRetention, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!canKeepTemplates(hat)) throw mayNot()
  const { organizationId } = hat
  const { years } = input
  if (years === null) {
    await tx.deleteFrom('consent_retention').where('organization_id', '=', organizationId).execute()
  } else {
    const row = { years, set_by: hat.personId, set_at: now() }
    await tx
      .insertInto('consent_retention')
      .values({ organization_id: organizationId, ...row })
      .onConflict((oc) => oc.column('organization_id').doUpdateSet(row))
      .execute()
  }
  note(tx, { ...by(hat), action: 'consents.setRetention', details: { years } })
  return {}
})

/**
 * Closed for so many years, and for as long nothing of it in force: refused, withdrawn, the trip over, or the person gone
 * from the school. While a term of the law is open because of it, it stays.
 */
export const findOverdue = async (db: Db): Promise<{ id: string; organization_id: string }[]> =>
  (
    await sql<{ id: string; organization_id: string }>`
      select r.id, r.organization_id from consent_requests r join consent_retention k on k.organization_id = r.organization_id
       cross join lateral (select ${now()}::timestamptz - make_interval(years => k.years) as since) t
       where r.closed_at < t.since
         and not exists (select from consent_signatures s join people p on p.id = s.subject_id where s.request_id = r.id and (
           greatest(s.at, s.withdrawn_at) >= t.since
           or s.answer = 'signed' and s.withdrawn_at is null and p.left_at is null
             and coalesce((r.trip->>'day')::date >= t.since::date, true)
           or p.left_at >= t.since))
         and not exists (select from privacy_matters m join consent_signatures s on s.id = m.signature_id
           where s.request_id = r.id and m.done_at is null)
       order by r.id`.execute(db)
  ).rows

export const forgetOverdue = defineJob(
  'consents.forgetOverdue',
  async (db) => {
    for (const { id, organization_id: organizationId } of await findOverdue(db)) {
      const { facts } = await inTransaction(db, async (tx) => {
        await forgetRequest(tx, id)
        note(tx, { organizationId, action: 'consents.forgetOverdue', object: { kind: 'consent', id } })
      })
      publish(facts)
    }
  },
  { at: '23 2 * * *' },
)

const mayNot = () =>
  forbidden('Срок хранения устанавливает администрация', 'The administration sets how long documents are kept')
