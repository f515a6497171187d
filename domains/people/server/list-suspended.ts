import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'

/** Schools of mine that are closed for a time, and why. */
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
  }
})
