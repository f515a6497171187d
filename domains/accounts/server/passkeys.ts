import { isIP } from 'node:net'
import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { conflict } from '#server/errors'

/** The site's name, as passkeys are bound to it; a bare number of a machine cannot bear them. */
export function siteOf(origin: string): string {
  const { hostname } = new URL(origin)
  if (isIP(hostname.replace(/^\[|\]$/g, ''))) {
    throw conflict(
      'Ключ доступа работает только по имени сайта, а не по номеру компьютера. Подключите приложение с кодами',
      'A passkey needs the name of a site, not the number of a computer. Use an application with codes',
    )
  }
  return hostname
}

export const passkeysOf = (db: Db, accountId: string) =>
  db.selectFrom('passkeys').selectAll().where('account_id', '=', accountId).orderBy('created_at').execute()

export async function registrationOptions(
  db: Db,
  account: { id: string; name: string; login: string | null },
  origin: string,
) {
  const known = await passkeysOf(db, account.id)
  return generateRegistrationOptions({
    rpName: 'Звонок',
    rpID: siteOf(origin),
    userName: account.login ?? account.name,
    userDisplayName: account.name,
    userID: new Uint8Array(Buffer.from(account.id)),
    attestationType: 'none',
    excludeCredentials: known.map(({ credential_id }) => ({ id: credential_id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
}

/** What the browser made, checked; undefined when it is not what was asked for. */
export async function verifyRegistration(
  answer: unknown,
  { challenge, origin }: { challenge: string; origin: string },
) {
  const verified = await verifyRegistrationResponse({
    response: answer as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: siteOf(origin),
    requireUserVerification: false,
  }).catch(nothing)
  return verified?.verified ? verified.registrationInfo.credential : undefined
}

export async function authenticationOptions(db: Db, accountId: string, origin: string) {
  const known = await passkeysOf(db, accountId)
  return generateAuthenticationOptions({
    rpID: siteOf(origin),
    allowCredentials: known.map(({ credential_id, transports }) => ({
      id: credential_id,
      transports: transports as never,
    })),
    userVerification: 'preferred',
  })
}

/** Takes the answer of one of the account's passkeys to this challenge. */
export async function takePasskey(
  tx: Tx,
  { accountId, answer, challenge, origin }: { accountId: string; answer: unknown; challenge: string; origin: string },
): Promise<boolean> {
  const id = (answer as { id?: unknown }).id
  const known = (await passkeysOf(tx, accountId)).find(({ credential_id }) => credential_id === id)
  if (!known) return false
  const verified = await verifyAuthenticationResponse({
    response: answer as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: origin,
    expectedRPID: siteOf(origin),
    credential: {
      id: known.credential_id,
      publicKey: new Uint8Array(known.public_key),
      counter: Number(known.counter),
    },
    requireUserVerification: false,
  }).catch(nothing)
  if (!verified?.verified) return false
  const { newCounter } = verified.authenticationInfo
  await tx
    .updateTable('passkeys')
    .set({ counter: newCounter, last_used_at: now() })
    .where('id', '=', known.id)
    .execute()
  return true
}

// The library throws for anything that does not fit; for us that is a wrong answer and nothing more.
const nothing = () => undefined
