import { note, verifyChain as verify } from '#server/audit'
import { takeAttempt } from '#server/limits'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessAudit } from './access.ts'

export const verifyChain = handleCommand(contract.verifyChain, async ({ tx, actor, input }) => {
  const hat = await accessAudit(tx, actor, input.organizationId)
  await takeAttempt('audit.verifyChain', hat.personId, 20, 600)
  const { entries, head, fault } = await verify(tx, hat.organizationId)
  note(tx, {
    organizationId: hat.organizationId,
    action: 'audit.verifyChain',
    byPersonId: hat.personId,
    details: { fault: fault ? fault.kind : null },
  })
  return { entries, head, fault }
})
