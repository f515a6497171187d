import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { openSessionsOf } from './sessions.ts'
import { viewSession } from './views.ts'

export const listSessions = handleQuery(contract.listSessions, async ({ tx, actor }) => {
  const rows = await openSessionsOf(tx, actor.accountId).orderBy('last_seen_at', 'desc').execute()
  return { sessions: rows.map((row) => viewSession(row, actor.sessionId)) }
})
