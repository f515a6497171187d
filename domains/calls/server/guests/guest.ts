import { createHmac } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { PersonRef } from '#contract/people'
import { now } from '#server/clock'
import { secret } from '#server/config'
import type { Database, Db } from '#server/db'
import { notFound } from '#server/errors'
import { takeAttempt } from '#server/limits'
import type { Actor } from '#server/operation'

export type GuestRow = Selectable<Database['call_guests']>

/** Whoever bears the link: it opens this one call and nothing else. */
export interface GuestActor extends Actor {
  guest: GuestRow
}

export const isGuest = (actor: Actor): actor is GuestActor => 'guest' in actor

// Derived from the id with the installation's secret: shown again to hosts, yet a copy of the database opens nothing.
const keyed = (text: string): Buffer => createHmac('sha256', secret('guests')).update(text).digest()
export const tokenOf = (id: string): string => keyed(id).subarray(0, 24).toString('base64url')
export const hashOf = (token: string): Buffer => keyed(`hash ${token}`)

/** A link that was revoked, has expired or never was: the same refusal. */
export async function holdGuest(db: Db, token: string, ip: string): Promise<GuestActor> {
  await takeAttempt('calls.guest', ip, 3000, 60)
  const guest = await db
    .selectFrom('call_guests')
    .selectAll()
    .where('token_hash', '=', hashOf(token))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now())
    .executeTakeFirst()
  if (!guest) {
    throw notFound(
      'Эта ссылка больше не действует. Попросите новую у того, кто вас пригласил',
      'This link is no longer valid. Ask whoever has invited you for another one',
    )
  }
  return { accountId: guest.id, sessionId: guest.id, operator: false, guest }
}

export const cardOf = ({ id, name, from_where }: GuestRow): PersonRef => ({
  id,
  name,
  verified: false,
  post: from_where || null,
  kinship: null,
})
