import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { endSessionsOf, tellEnded } from './sessions.ts'

export const endSessions = handleCommand(contract.endSessions, async ({ tx, actor, input, call, after }) => {
  const kept = input.keepThis ? { except: actor.sessionId } : {}
  const ended = await endSessionsOf(tx, actor.accountId, kept)
  if (!input.keepThis) call.setSession(null)
  after(() => tellEnded(ended))
  return {}
})
