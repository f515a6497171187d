import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { canEdit } from '../rules.ts'
import { accessAnnouncement, checkAudience } from './access.ts'
import { setFiles } from './files.ts'
import { tellMoved } from './tell.ts'
import { viewAnnouncement } from './views.ts'
import { columnsOf, setAudience } from './write.ts'

/** Its author until it is proposed, then an editor; published it stays as people have read it. */
export const editAnnouncement = handleCommand(contract.editAnnouncement, async ({ tx, actor, input }) => {
  const { row, hat, standing } = await accessAnnouncement(tx, actor, input.announcementId, { lock: true })
  if (!canEdit(standing)) {
    throw row.state === 'published'
      ? conflict('Опубликованное объявление не меняют', 'A published announcement does not change')
      : conflict(
          'Сейчас его правит администратор. Верните черновик себе',
          'It is with the editor now. Take it back first',
        )
  }
  await checkAudience(tx, row.organization_id, input.chatIds, [hat.personId, row.author_id])
  await tx.updateTable('announcements').set(columnsOf(input)).where('id', '=', row.id).execute()
  await setAudience(tx, row.id, input.chatIds)
  await setFiles(tx, { announcementId: row.id, fileIds: input.fileIds, personId: hat.personId })
  if (!standing.own) await tellMoved(tx, row, row.state, hat.personId)
  return viewAnnouncement(tx, row.id)
})
