import { tell } from '#server/bus'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessSession } from './access.ts'
import { endSessionsOf } from './sessions.ts'

export const endSession = handleCommand(contract.endSession, async ({ tx, actor, input, call, after }) => {
  const session = await accessSession(tx, actor, input.sessionId)
  await endSessionsOf(tx, actor.accountId, { only: session.id })
  if (session.id === actor.sessionId) call.setSession(null)
  after(() => tell({ name: 'sessionEnded', sessionId: session.id }))
  return {}
})
