import type { InputOf } from '#contract'
import { accessHat, type HatRow } from '#domains/people'
import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { canDraft } from '../rules.ts'
import { checkAudience } from './access.ts'
import { setFiles } from './files.ts'
import { viewAnnouncement } from './views.ts'
import { columnsOf, setAudience } from './write.ts'

/** Staff prepare; nobody else hears of a draft. */
export const createAnnouncement = handleCommand(contract.createAnnouncement, async ({ tx, actor, input }) => {
  await draftAnnouncement(tx, await accessHat(tx, actor, input.organizationId), input)
  return viewAnnouncement(tx, input.id)
})

/** For other domains, too, that have something to be read and confirmed: its author looks it over and publishes. */
export async function draftAnnouncement(
  tx: Tx,
  hat: HatRow,
  input: Omit<InputOf<typeof contract.createAnnouncement>, 'organizationId'>,
): Promise<void> {
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
  await setFiles(tx, { announcementId: input.id, fileIds: input.fileIds, personId: hat.personId })
}
