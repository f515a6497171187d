import { config } from '#server/config'
import { CLIENT, openIdentityProvider } from '../../identity-provider.ts'
import { id } from './parts.ts'
import type { Stage } from './row.ts'

let region: ReturnType<typeof openIdentityProvider> | undefined

/** One that is there, for whoever may set it up. */
export async function realProvider() {
  region ??= openIdentityProvider({ returnTo: ['http://localhost/sign-in/provider'], people: {} })
  const { issuer, host, unref } = await region
  unref()
  if (!config.journalHosts.includes(host)) config.journalHosts.push(host)
  return { ...providerWish(), issuer, clientId: CLIENT.id, secret: CLIENT.secret }
}

/** Nobody answers there: what is tried is who may ask. */
export const providerWish = () => ({
  id: id(),
  name: 'Вход региона',
  issuer: 'http://identity.example.ru',
  clientId: 'zvonok',
  secret: 'a secret',
})

/** A provider of the installation, or of a school. */
export async function placeProvider({ db, cast }: Stage, organizationId: string | null): Promise<string> {
  const providerId = id()
  await db
    .insertInto('sign_in_providers')
    .values({
      id: providerId,
      organization_id: organizationId,
      name: 'Вход региона',
      issuer: 'https://identity.example.ru',
      client_id: 'zvonok',
      sealed_secret: null,
      scope: 'openid',
      added_by: cast.administrator.accountId,
      removed_at: null,
    })
    .execute()
  return providerId
}

export async function placeIdentity(stage: Stage): Promise<{ identityId: string }> {
  const identityId = id()
  await stage.db
    .insertInto('account_identities')
    .values({
      id: identityId,
      account_id: stage.cast.pupil.accountId,
      provider_id: await placeProvider(stage, null),
      issuer: 'https://identity.example.ru',
      subject: 'u-17',
      label: '',
      last_used_at: null,
    })
    .execute()
  return { identityId }
}
