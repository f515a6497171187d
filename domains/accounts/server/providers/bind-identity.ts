import type { Tx } from '#server/db'
import { newId } from '#server/ids'
import { tellSecurity } from '../factors.ts'
import { writeToOwner } from '../write-to-owner.ts'

export interface Vouching {
  providerId: string
  issuer: string
  subject: string
  label: string
}

/** False where the identity, or the account's place for one of this provider, is taken already. */
export async function bindIdentity(tx: Tx, accountId: string, vouching: Vouching): Promise<boolean> {
  const { providerId, issuer, subject, label } = vouching
  const bound = await tx
    .insertInto('account_identities')
    .values({ id: newId(), account_id: accountId, provider_id: providerId, issuer, subject, label, last_used_at: null })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!bound) return false
  await tellSecurity(tx, accountId)
  await writeToOwner(tx, accountId, 'identityBound')
  return true
}
