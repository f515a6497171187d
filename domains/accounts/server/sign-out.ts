import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { endSessionsOf, tellEnded } from './sessions.ts'

export const signOut = handleCommand(contract.signOut, async ({ tx, actor, call, after }) => {
  const ended = await endSessionsOf(tx, actor.accountId, { only: actor.sessionId })
  call.setSession(null)
  after(() => tellEnded(ended))
  return {}
})
