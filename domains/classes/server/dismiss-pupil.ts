import { leaveSchool } from '#domains/people'
import { note } from '#server/audit'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { viewLatest } from './movement-views.ts'
import { paperOnLatest, refuseFuture } from './movements.ts'
import { accessMoved } from './pupils.ts'

export const dismissPupil = handleCommand(contract.dismissPupil, async ({ tx, actor, input }) => {
  const { person, hat } = await accessMoved(tx, actor, input.personId)
  await refuseFuture(tx, hat.organizationId, input.paper)
  await leaveSchool(tx, hat.organizationId, [person.id], hat.personId)
  await paperOnLatest(tx, [person.id], input.paper)
  note(tx, {
    organizationId: hat.organizationId,
    action: 'classes.dismissPupil',
    byPersonId: hat.personId,
    about: person.id,
  })
  return viewLatest(tx, hat, person.id)
})
