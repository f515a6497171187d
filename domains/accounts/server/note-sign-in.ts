import { GOVERNING } from '#rules/people'
import { note } from '#server/audit'
import type { Tx } from '#server/db'

/** Whoever holds the keys of a school, or of the installation, comes in by an entry in its audit. Nobody else does. */
export async function noteSignIn(tx: Tx, accountId: string, way: string): Promise<void> {
  const action = 'accounts.signIn'
  const hats = await tx
    .selectFrom('people')
    .innerJoin('person_roles', 'person_id', 'people.id')
    .select(['people.id', 'organization_id'])
    .distinct()
    .where('account_id', '=', accountId)
    .where('left_at', 'is', null)
    .where('role', 'in', GOVERNING)
    .execute()
  for (const { id, organization_id } of hats) {
    note(tx, { organizationId: organization_id, action, byPersonId: id, byAccountId: accountId, details: { way } })
  }
  const operator = await tx
    .selectFrom('operators')
    .select('account_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (operator) note(tx, { organizationId: null, action, byAccountId: accountId, details: { way } })
}
