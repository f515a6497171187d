import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { openSessionsOf } from './sessions.ts'
import { viewSession } from './views.ts'

export const listSessions = handleQuery(contract.listSessions, async ({ tx, actor }) => ({
  sessions: await listSessionsOf(tx, actor.accountId, actor.sessionId),
}))

export async function listSessionsOf(db: Db, accountId: string, currentId = ''): Promise<contract.Session[]> {
  const rows = await openSessionsOf(db, accountId).orderBy('last_seen_at', 'desc').execute()
  return rows.map((row) => viewSession(row, currentId))
}
