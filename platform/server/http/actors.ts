import type { IncomingHttpHeaders } from 'node:http'
import { onNote } from '../bus.ts'
import type { Db } from '../db.ts'
import type { Actor } from '../operation.ts'

export const COOKIE = 'zvonok_session'

export type FindActor = (db: Db, token: string) => Promise<Actor | null>

const KEPT_FOR = 10_000
const KEPT_AT_MOST = 20_000

export interface Actors {
  find(token: string | undefined): Promise<Actor | null>
  close(): void
}

/** Who a token stands for, remembered for ten seconds; the note that a session has ended drops it at once. */
export function rememberActors(db: Db, findActor: FindActor): Actors {
  const known = new Map<string, { actor: Actor; until: number }>()
  // A lookup that began before a session ended must not be remembered after it.
  let endings = 0

  const stop = onNote('sessionEnded', ({ sessionId, accountId }) => {
    endings += 1
    for (const [token, { actor }] of known) {
      if (actor.sessionId === sessionId || actor.accountId === accountId) known.delete(token)
    }
  })

  const stopChanges = onNote('actorChanged', ({ accountId }) => {
    endings += 1
    for (const [token, { actor }] of known) if (actor.accountId === accountId) known.delete(token)
  })

  async function find(token: string | undefined): Promise<Actor | null> {
    if (!token) return null
    const held = known.get(token)
    if (held && held.until > Date.now()) return held.actor
    const endingsBefore = endings
    const actor = await findActor(db, token)
    if (!actor || endings !== endingsBefore) return actor
    if (known.size >= KEPT_AT_MOST) known.clear()
    known.set(token, { actor, until: Date.now() + KEPT_FOR })
    return actor
  }

  return {
    find,
    close: () => {
      stop()
      stopChanges()
    },
  }
}

/** The bearer token, or else the cookie's. Only the cookie is sent by a browser on its own. */
export function tokenOf(headers: IncomingHttpHeaders): { token: string | undefined; byCookie: boolean } {
  const bearer = /^Bearer (\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (bearer) return { token: bearer, byCookie: false }
  const cookie = new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(headers.cookie ?? '')?.[1]
  return { token: cookie, byCookie: true }
}
