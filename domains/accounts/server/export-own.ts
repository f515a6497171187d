import { registerExport } from './exports.ts'

registerExport('account', async (db, accountId) => {
  const account = await db
    .selectFrom('accounts')
    .select(['id', 'name', 'login', 'email', 'phone', 'created_at'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow()
  const sessions = await db
    .selectFrom('sessions')
    .select(['device', 'place', 'opened_by', 'created_at', 'last_seen_at', 'ended_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at')
    .execute()
  const passkeys = await db
    .selectFrom('passkeys')
    .select(['name', 'created_at', 'last_used_at'])
    .where('account_id', '=', accountId)
    .execute()
  const identities = await db
    .selectFrom('account_identities')
    .innerJoin('sign_in_providers', 'sign_in_providers.id', 'provider_id')
    .select(['name', 'account_identities.issuer', 'subject', 'label', 'bound_at', 'last_used_at'])
    .where('account_id', '=', accountId)
    .execute()
  const reports = await db
    .selectFrom('intrusion_reports')
    .select(['words', 'locked', 'created_at', 'settled_at'])
    .where('account_id', '=', accountId)
    .execute()
  return { data: { account, sessions, passkeys, identities, reports } }
})
