import { now } from '#server/clock'
import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'

const REMEMBERED = 90 * 24 * 3600_000

/** Schools that are closed to the account for a time, or for good, and why. */
export const listSuspended = handleQuery(contract.listSuspended, async ({ tx, actor }) => {
  const rows = await tx
    .selectFrom('suspended_people')
    .innerJoin('people', 'people.id', 'person_id')
    .innerJoin('organizations', 'organizations.id', 'people.organization_id')
    .select(['organizations.name', 'suspended_at', 'suspended_for'])
    .where('suspended_people.account_id', '=', actor.accountId)
    .where('people.left_at', 'is', null)
    .where('suspended_at', 'is not', null)
    .execute()
  return {
    schools: rows.map((row) => ({
      name: row.name,
      since: row.suspended_at!.toISOString(),
      reason: row.suspended_for ?? '',
    })),
    refused: await listRefused(tx, actor.accountId),
  }
})

/** Until the person is in that school again. */
async function listRefused(db: Db, accountId: string) {
  const rows = await db
    .selectFrom('people as p')
    .innerJoin('organizations as o', 'o.id', 'p.organization_id')
    .select(['o.name', 'p.refused_at', 'p.refused_for'])
    .where('p.account_id', '=', accountId)
    .where('p.left_at', 'is not', null)
    .where('p.refused_at', '>', new Date(now().getTime() - REMEMBERED))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('people as again')
            .select('again.id')
            .whereRef('again.account_id', '=', 'p.account_id')
            .whereRef('again.organization_id', '=', 'p.organization_id')
            .where('again.left_at', 'is', null),
        ),
      ),
    )
    .orderBy('p.refused_at', 'desc')
    .execute()
  return rows.map(({ name, refused_at, refused_for }) => ({
    name,
    since: refused_at!.toISOString(),
    reason: refused_for ?? '',
  }))
}
