import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { canPropose, canRefuse, canRemove, canWithdraw, type State } from '../rules.ts'
import { type AnnouncementRow, accessAnnouncement, type HeldAnnouncement } from './access.ts'
import { setFiles } from './files.ts'
import { tellMoved } from './tell.ts'
import { viewAnnouncement } from './views.ts'

/** Into the editor's queue. */
export const proposeAnnouncement = handleCommand(contract.proposeAnnouncement, async ({ tx, actor, input }) => {
  const held = await accessAnnouncement(tx, actor, input.announcementId, { lock: true })
  if (!canPropose(held.standing)) throw notThisStep(held, 'own')
  await move(tx, held, { state: 'proposed', reason: null, decided_by: null })
  return viewAnnouncement(tx, held.row.id)
})

export const refuseAnnouncement = handleCommand(contract.refuseAnnouncement, async ({ tx, actor, input }) => {
  const held = await accessAnnouncement(tx, actor, input.announcementId, { lock: true })
  if (!canRefuse(held.standing)) throw notThisStep(held, 'editor')
  note(tx, {
    organizationId: held.row.organization_id,
    action: 'announcements.refuseAnnouncement',
    byPersonId: held.hat.personId,
    object: { kind: 'announcement', id: held.row.id },
    reason: input.reason,
  })
  await move(tx, held, { state: 'refused', reason: input.reason, decided_by: held.hat.personId, publish_at: null })
  return viewAnnouncement(tx, held.row.id)
})

export const withdrawAnnouncement = handleCommand(contract.withdrawAnnouncement, async ({ tx, actor, input }) => {
  const held = await accessAnnouncement(tx, actor, input.announcementId, { lock: true })
  if (!canWithdraw(held.standing)) throw notThisStep(held, 'own')
  note(tx, {
    organizationId: held.row.organization_id,
    action: 'announcements.withdrawAnnouncement',
    byPersonId: held.hat.personId,
    object: { kind: 'announcement', id: held.row.id },
  })
  await move(tx, held, { state: 'draft', decided_by: null, publish_at: null, urgent: null })
  return viewAnnouncement(tx, held.row.id)
})

/** A draft goes without a trace; what was published stays with whoever has read it. */
export const removeAnnouncement = handleCommand(contract.removeAnnouncement, async ({ tx, actor, input }) => {
  const held = await accessAnnouncement(tx, actor, input.announcementId, { lock: true })
  if (!canRemove(held.standing)) throw notThisStep(held, 'own')
  note(tx, {
    organizationId: held.row.organization_id,
    action: 'announcements.removeAnnouncement',
    byPersonId: held.hat.personId,
    object: { kind: 'announcement', id: held.row.id },
  })
  await setFiles(tx, { announcementId: held.row.id, fileIds: [], personId: held.hat.personId })
  await tx.deleteFrom('announcements').where('id', '=', held.row.id).execute()
  return {}
})

type Step = { state: State } & Partial<Pick<AnnouncementRow, 'reason' | 'decided_by' | 'publish_at' | 'urgent'>>

async function move(tx: Tx, { row, hat }: HeldAnnouncement, step: Step): Promise<void> {
  await tx.updateTable('announcements').set(step).where('id', '=', row.id).execute()
  await tellMoved(tx, row, step.state, hat.personId)
}

export function notThisStep({ standing }: HeldAnnouncement, whose: 'own' | 'editor') {
  const mayOtherwise = whose === 'own' ? standing.own : standing.editor
  if (!mayOtherwise) {
    return whose === 'own'
      ? forbidden('Это может только автор объявления', 'Only the announcement’s author may do this')
      : forbidden(
          'Это решает администратор. Отправьте ему объявление на публикацию',
          'That is for the administrator. Propose the announcement first',
        )
  }
  return conflict(
    'Объявление уже в другом состоянии. Откройте его заново',
    'The announcement has moved on meanwhile. Open it again',
  )
}
