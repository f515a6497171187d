import { sql } from 'kysely'
import type { Account, Session } from '#contract/accounts'
import type { Db } from '#server/db'
import { isLacking } from './factors.ts'

/** One's own account; never for others, it bears the phone and the e-mail. */
export async function viewAccount(db: Db, accountId: string): Promise<Account> {
  const row = await db
    .selectFrom('accounts')
    .leftJoin('operators', 'operators.account_id', 'accounts.id')
    .selectAll('accounts')
    .select('operators.account_id as operator_id')
    .select(isLacking(sql.ref('accounts.id')).as('lacking'))
    .where('accounts.id', '=', accountId)
    .executeTakeFirstOrThrow()
  return {
    id: row.id,
    name: row.name,
    login: row.login,
    email: row.email,
    phone: row.phone,
    operator: row.operator_id !== null,
    hasPassword: row.password_hash !== null,
    stepDemanded: Boolean(row.lacking),
  }
}

interface SessionRow {
  id: string
  device: string
  place: string
  created_at: Date
  last_seen_at: Date
}

export const viewSession = (row: SessionRow, currentId: string): Session => ({
  id: row.id,
  device: row.device,
  place: row.place,
  createdAt: row.created_at.toISOString(),
  lastSeenAt: row.last_seen_at.toISOString(),
  current: row.id === currentId,
})
