import { sql } from 'kysely'
import type { Db } from '#server/db'
import { conflict, notFound } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../../contract.ts'
import { tellSecurity } from '../factors.ts'
import { proveOneself } from '../prove-oneself.ts'
import { viewAccount } from '../views.ts'
import { writeToOwner } from '../write-to-owner.ts'
import { isOpenFor } from './open-for.ts'

export const listProviders = handleQuery(contract.listProviders, async ({ tx }) => {
  const rows = await tx
    .selectFrom('sign_in_providers as p')
    .leftJoin('organizations as o', 'o.id', 'p.organization_id')
    .select(['p.id', 'p.name', 'o.short_name as school'])
    .where('removed_at', 'is', null)
    .orderBy('o.short_name')
    .orderBy('p.added_at')
    .execute()
  return { providers: rows }
})

export const listIdentities = handleQuery(contract.listIdentities, async ({ tx, actor }) => {
  const identities = await tx
    .selectFrom('account_identities as i')
    .innerJoin('sign_in_providers as p', 'p.id', 'i.provider_id')
    .select(['i.id', 'i.provider_id', 'p.name', 'i.label', 'i.bound_at', 'i.last_used_at'])
    .where('i.account_id', '=', actor.accountId)
    .where('removed_at', 'is', null)
    .orderBy('i.bound_at')
    .execute()
  const bound = new Set(identities.map(({ provider_id }) => provider_id))
  return {
    identities: identities.map(({ id, name, label, bound_at, last_used_at }) => ({
      id,
      provider: name,
      label,
      boundAt: bound_at.toISOString(),
      lastUsedAt: last_used_at?.toISOString() ?? null,
    })),
    providers: (await openProviders(tx, actor.accountId)).filter(({ id }) => !bound.has(id)),
  }
})

const openProviders = (db: Db, accountId: string) =>
  db
    .selectFrom('sign_in_providers as p')
    .select(['p.id', 'p.name'])
    .where('removed_at', 'is', null)
    .where(isOpenFor(sql.lit(accountId)))
    .orderBy('added_at')
    .execute()

export const dropIdentity = handleCommand(contract.dropIdentity, async ({ tx, actor, input }) => {
  const { accountId } = actor
  const mine = await tx
    .selectFrom('account_identities')
    .select('id')
    .where('id', '=', input.identityId)
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (!mine) throw notFound('Такого входа у вас нет', 'You have no such way in')
  await proveOneself(tx, actor, input.current)
  const { hasPassword, phone, email } = await viewAccount(tx, accountId)
  if (!hasPassword && !phone && !email) {
    throw conflict('Сначала задайте пароль: иначе войти будет нечем', 'Set a password first, or there is no way in')
  }
  await tx.deleteFrom('account_identities').where('id', '=', mine.id).execute()
  await tellSecurity(tx, accountId)
  await writeToOwner(tx, accountId, 'identityDropped')
  return {}
})
