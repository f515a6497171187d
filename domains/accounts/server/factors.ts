import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { GOVERNING } from '#rules/people'
import { tell } from '#server/bus'
import type { Db, Tx } from '#server/db'
import { append } from '#server/events'
import { securityChanged } from '../contract.ts'
import { makeCodes } from './recovery-codes.ts'

type Account = ReturnType<typeof sql.ref>

const hasTotp = (account: Account | string) =>
  sql<SqlBool>`exists (select 1 from totp_factors t where t.account_id = ${account} and t.confirmed_at is not null)`
const hasPasskey = (account: Account | string) =>
  sql<SqlBool>`exists (select 1 from passkeys k where k.account_id = ${account})`

/** Operators by their own rule; whoever administers a school that asks for it, by the school's. */
const isDemanded = (account: Account | string): RawBuilder<SqlBool> => sql<SqlBool>`(
  exists (select 1 from operators o, operator_step_demands where o.account_id = ${account})
  or exists (
    select 1 from people p join person_roles r on r.person_id = p.id join step_demands d on d.organization_id = p.organization_id
     where p.account_id = ${account} and p.left_at is null
       and r.role = any(${GOVERNING})))`

/** Asked for, and not there: until it is, the account opens nothing but the setting up of it. */
export const isLacking = (account: Account | string): RawBuilder<SqlBool> =>
  sql<SqlBool>`(${isDemanded(account)} and not ${hasTotp(account)} and not ${hasPasskey(account)})`

export async function readFactors(db: Db, accountId: string) {
  const { rows } = await sql<{ totp: boolean; passkey: boolean; recovery: number; demanded: boolean }>`
    select ${hasTotp(accountId)} as totp, ${hasPasskey(accountId)} as passkey, ${isDemanded(accountId)} as demanded,
           (select count(*)::int from recovery_codes c where c.account_id = ${accountId} and c.used_at is null) as recovery`.execute(
    db,
  )
  return rows[0]!
}

export async function hasFactor(db: Db, accountId: string): Promise<boolean> {
  const { totp, passkey } = await readFactors(db, accountId)
  return totp || passkey
}

/** The recovery codes that come with the first factor; a second factor keeps those there are. */
export const codesForFirst = async (tx: Tx, accountId: string): Promise<string[]> =>
  (await readFactors(tx, accountId)).recovery > 0 ? [] : makeCodes(tx, accountId)

/** With the last factor go the codes that stood in for it. */
export async function dropUnusedCodes(tx: Tx, accountId: string): Promise<void> {
  if (!(await hasFactor(tx, accountId)))
    await tx.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
}

/** For a new sheet of the school: whoever holds it has been looked in the face. */
export async function dropFactors(tx: Tx, accountId: string): Promise<void> {
  await tx.deleteFrom('totp_factors').where('account_id', '=', accountId).execute()
  await tx.deleteFrom('passkeys').where('account_id', '=', accountId).execute()
  await tx.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
  // Whoever else was in may have bound an identity of their own.
  await tx.deleteFrom('account_identities').where('account_id', '=', accountId).execute()
}

export const tellSecurity = (tx: Tx, accountId: string) =>
  append(tx, `account:${accountId}`, securityChanged, {}, accountId, { view: {} })

/** For after the COMMIT: what an account may has changed, every process asks anew. */
export const tellChanged = (accountId: string): void => tell({ name: 'actorChanged', accountId })
