import { accessHat } from '#domains/people'
import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { canDraft } from '../rules.ts'
import { checkAudience } from './access.ts'
import { viewAnnouncement } from './views.ts'
import { columnsOf, setAudience } from './write.ts'

/** Staff prepare; nobody else hears of a draft. */
export const createAnnouncement = handleCommand(contract.createAnnouncement, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!canDraft(hat.roles)) {
    throw forbidden('Объявления готовят сотрудники', 'Announcements are prepared by the staff')
  }
  await checkAudience(tx, hat.organizationId, input.chatIds, [hat.personId])
  const made = await tx
    .insertInto('announcements')
    .values({
      id: input.id,
      organization_id: hat.organizationId,
      author_id: hat.personId,
      state: 'draft',
      publish_at: null,
      published_at: null,
      decided_by: null,
      reason: null,
      urgent: null,
      reminded_at: null,
      ...columnsOf(input),
    })
    .onConflict((oc) => oc.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) throw conflict('Этот номер объявления уже занят', 'This id is taken')
  await setAudience(tx, input.id, input.chatIds)
  return viewAnnouncement(tx, input.id)
})
