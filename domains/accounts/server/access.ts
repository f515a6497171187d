import type { Tx } from '#server/db'
import { notFound } from '#server/errors'
import type { Actor } from '#server/operation'

/** The only way to hold a session: one's own. Another's and a missing one are the same refusal. */
export async function accessSession(tx: Tx, actor: Actor, sessionId: string): Promise<{ id: string }> {
  const session = await tx
    .selectFrom('sessions')
    .select('id')
    .where('id', '=', sessionId)
    .where('account_id', '=', actor.accountId)
    .executeTakeFirst()
  if (!session) throw notFound()
  return session
}
