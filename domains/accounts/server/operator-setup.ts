import { createHmac, timingSafeEqual } from 'node:crypto'
import { sql } from 'kysely'
import { secret } from '#server/config'
import type { Db, Tx } from '#server/db'

/** The address where the first operator is made, for the console; null once there is one. */
export async function operatorSetupLink(db: Db, origin: string): Promise<string | null> {
  return (await needsOperator(db)) ? `${origin}/setup?token=${setupToken()}` : null
}

export async function needsOperator(db: Db): Promise<boolean> {
  return (await db.selectFrom('operators').select('account_id').limit(1).executeTakeFirst()) === undefined
}

export function isSetupToken(token: string): boolean {
  const [given, right] = [Buffer.from(token), Buffer.from(setupToken())]
  return given.length === right.length && timingSafeEqual(given, right)
}

/** Two people with the same link: the second waits here and then sees the first one's operator. */
export async function lockSetup(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('accounts.setUpOperator'))`.execute(tx)
}

export async function appointOperator(tx: Tx, accountId: string): Promise<void> {
  const row = { account_id: accountId }
  await tx
    .insertInto('operators')
    .values(row)
    .onConflict((oc) => oc.doNothing())
    .execute()
}

// The same at every start, so that the link in an old console still opens; worth nothing once an operator exists.
const setupToken = (): string => createHmac('sha256', secret('setup')).update('operator').digest('base64url')
