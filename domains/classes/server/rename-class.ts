import { seatPeople } from '#domains/chats'
import { tellHats } from '#domains/people'
import { note } from '#server/audit'
import { invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { readClassLine } from '../rules.ts'
import { accessClass } from './access.ts'
import { canEdit } from './policy.ts'
import { mayNotBuild, nameTaken } from './refusals.ts'
import { findSitters } from './seats.ts'
import { tellClasses } from './tell.ts'
import { viewClass } from './views.ts'

export const renameClass = handleCommand(contract.renameClass, async ({ tx, actor, input }) => {
  const { class: row, hat, holding } = await accessClass(tx, actor, input.classId)
  if (!canEdit(holding)) throw mayNotBuild()
  const { classes, unread } = readClassLine(input.name, row.kind)
  const [named] = classes
  if (!named || classes.length > 1 || unread.length > 0) throw notOneName()
  const namesake = await tx
    .selectFrom('classes')
    .select('name')
    .where('organization_id', '=', row.organization_id)
    .where('kind', '=', row.kind)
    .where('year', '=', row.year)
    .where('archived_at', 'is', null)
    .where('id', '!=', row.id)
    .execute()
  if (namesake.some(({ name }) => name.toLowerCase() === named.name.toLowerCase())) throw nameTaken(named.name, 'name')

  note(tx, {
    organizationId: row.organization_id,
    action: 'classes.renameClass',
    byPersonId: hat.personId,
    object: { kind: 'class', id: row.id },
  })
  await tx.updateTable('classes').set(named).where('id', '=', row.id).execute()
  await seatPeople(tx, { organizationId: row.organization_id, classIds: [row.id], actorId: hat.personId })
  await tellHats(tx, await findSitters(tx, row.id), hat.personId)
  await tellClasses(tx, row.organization_id, [row.id], hat.personId)
  return viewClass(tx, hat, row.id)
})

const notOneName = () => invalid('Нужно одно название, например 7А', 'One name is needed, for example 7А', 'name')
