import { tell } from '#server/bus'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { endSessionsOf } from './sessions.ts'

export const signOut = handleCommand(contract.signOut, async ({ tx, actor, call, after }) => {
  await endSessionsOf(tx, actor.accountId, { only: actor.sessionId })
  call.setSession(null)
  after(() => tell({ name: 'sessionEnded', sessionId: actor.sessionId }))
  return {}
})
