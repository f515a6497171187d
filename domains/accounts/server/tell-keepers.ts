import { sql } from 'kysely'
import { GOVERNING } from '#rules/people'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import { intrusionsChanged } from '../contract.ts'

/** Those who can help at once: whoever administers a school of this account, and the operators (R143, R144). */
export async function tellKeepers(tx: Tx, accountId: string): Promise<void> {
  const { rows } = await sql<{ account_id: string }>`
    select account_id from operators
    union
    select k.account_id from people p join people k on k.organization_id = p.organization_id and k.left_at is null
      join person_roles r on r.person_id = k.id
     where p.account_id = ${accountId} and p.left_at is null and k.account_id is not null
       and r.role = any(${GOVERNING})
    order by 1`.execute(tx)
  for (const { account_id } of rows)
    await append(tx, `account:${account_id}`, intrusionsChanged, {}, accountId, { view: {} })
}
