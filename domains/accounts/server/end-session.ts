import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSession } from './access.ts'
import { endSessionsOf, tellEnded } from './sessions.ts'

export const endSession = handleCommand(contract.endSession, async ({ tx, actor, input, call, after }) => {
  const session = await accessSession(tx, actor, input.sessionId)
  const ended = await endSessionsOf(tx, actor.accountId, { only: session.id })
  if (session.id === actor.sessionId) call.setSession(null)
  after(() => tellEnded(ended))
  return {}
})
