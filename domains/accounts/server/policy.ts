import type { OpenedBy } from './sessions.ts'

const CODE_PROVES_FOR = 10 * 60 * 1000

/** A fresh code proves as much as the forgotten password would have; after ten minutes it is stale. */
export function mayReplacePassword(session: { openedBy: OpenedBy; openedAt: Date }, now: Date): boolean {
  return session.openedBy === 'code' && now.getTime() - session.openedAt.getTime() <= CODE_PROVES_FOR
}
