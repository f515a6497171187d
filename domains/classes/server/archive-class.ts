import { archiveClassChats } from '#domains/chats'
import { tellHats } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessClass } from './access.ts'
import { canEdit } from './policy.ts'
import { mayNotBuild } from './refusals.ts'
import { findSitters } from './seats.ts'
import { tellClasses } from './tell.ts'

/** Its people keep their seats in the class's chats, to read what was; seats in the class itself end. */
export const archiveClass = handleCommand(contract.archiveClass, async ({ tx, actor, input }) => {
  const { class: row, hat, holding } = await accessClass(tx, actor, input.classId)
  if (!canEdit(holding)) throw mayNotBuild()
  const sitters = await findSitters(tx, row.id)
  const at = now()
  await tx.updateTable('classes').set({ archived_at: at }).where('id', '=', row.id).execute()
  await tx
    .updateTable('class_seats')
    .set({ left_at: at })
    .where('class_id', '=', row.id)
    .where('left_at', 'is', null)
    .execute()
  note(tx, {
    organizationId: row.organization_id,
    action: 'classes.archiveClass',
    byPersonId: hat.personId,
    object: { kind: 'class', id: row.id },
  })
  await archiveClassChats(tx, row.id, hat.personId)
  await tellHats(tx, sitters, hat.personId)
  await tellClasses(tx, row.organization_id, [row.id], hat.personId)
  return {}
})
