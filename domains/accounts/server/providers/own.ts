import type { z } from 'zod'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { invalid, notFound } from '#server/errors'
import { newId } from '#server/ids'
import { seal, unseal } from '#server/sealed'
import type { Provider, ProviderWish } from '../../contract.ts'
import { openProvider } from './relying.ts'

type Wish = z.output<typeof ProviderWish>

/** Before it is kept: there is such a provider, and it answers. `organizationId` null: of the whole installation. */
export async function proveProvider(
  db: Db,
  wish: Wish,
  organizationId: string | null,
): Promise<{ secret: string | null }> {
  const before = wish.providerId ? await accessProvider(db, wish.providerId, organizationId) : undefined
  const isSame = before?.issuer === wish.issuer && before.client_id === wish.clientId
  if (before?.sealed_secret && !isSame && wish.secret === undefined) {
    throw invalid(
      'Адрес или клиент изменились: введите секрет ещё раз, на новый адрес прежний не отправим',
      'The address or the client has changed: enter the secret again, the earlier one is not sent to a new address',
      'secret',
    )
  }
  const kept = before?.sealed_secret ? unseal('providers', before.sealed_secret, before.id) : null
  const secret = wish.secret || (isSame ? kept : null)
  await openProvider({ issuer: wish.issuer, clientId: wish.clientId, secret })
  return { secret }
}

export async function writeProvider(
  tx: Tx,
  { providerId, name, issuer, clientId, scope, personClaim }: Wish,
  { organizationId, accountId, secret }: { organizationId: string | null; accountId: string; secret: string | null },
): Promise<Provider> {
  if (providerId) await accessProvider(tx, providerId, organizationId)
  const id = providerId ?? newId()
  const sealed_secret = secret ? seal('providers', secret, id) : null
  const person_claim = organizationId ? personClaim : null
  const row = { name, issuer, client_id: clientId, scope, sealed_secret, person_claim }
  await tx
    .insertInto('sign_in_providers')
    .values({ id, organization_id: organizationId, added_by: accountId, removed_at: null, ...row })
    .onConflict((oc) => oc.column('id').doUpdateSet(row))
    .execute()
  return (await viewProviders(tx, organizationId)).find((one) => one.id === id)!
}

/** Whoever came in by it stays in; nobody comes in by it again. */
export async function dropProvider(tx: Tx, providerId: string, organizationId: string | null): Promise<void> {
  await accessProvider(tx, providerId, organizationId)
  await tx
    .updateTable('sign_in_providers')
    .set({ removed_at: now(), sealed_secret: null })
    .where('id', '=', providerId)
    .execute()
  await tx.deleteFrom('account_identities').where('provider_id', '=', providerId).execute()
}

export async function viewProviders(db: Db, organizationId: string | null): Promise<Provider[]> {
  const rows = await db
    .selectFrom('sign_in_providers as p')
    .selectAll('p')
    .select((eb) =>
      eb
        .selectFrom('account_identities as i')
        .select((e) => e.fn.countAll<number>().as('bound'))
        .whereRef('i.provider_id', '=', 'p.id')
        .whereRef('i.issuer', '=', 'p.issuer')
        .as('bound'),
    )
    .where('organization_id', organizationId ? '=' : 'is', organizationId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    hasSecret: row.sealed_secret !== null,
    scope: row.scope,
    personClaim: row.person_claim,
    bound: Number(row.bound),
    addedAt: row.added_at.toISOString(),
  }))
}

/** The only way to hold a provider: a school its own, the operator those of the installation. */
async function accessProvider(db: Db, providerId: string, organizationId: string | null) {
  const row = await db
    .selectFrom('sign_in_providers')
    .selectAll()
    .where('id', '=', providerId)
    .where('organization_id', organizationId ? '=' : 'is', organizationId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw noProvider()
  return row
}

export const noProvider = () => notFound('Такого входа здесь нет', 'There is no such way in here')
