import { note } from '#server/audit'
import { now } from '#server/clock'
import { handleDownload } from '#server/operation'
import { makePdf } from '#server/pdf'
import * as contract from '../contract.ts'
import { accessNames } from './names.ts'
import { readRows } from './rows.ts'
import { sheetOf } from './sheet.ts'
import { viewAnnouncement } from './views.ts'

/** «Лист ознакомления»: for the file, and for signatures of those who are not in Звонок. */
export const printAcknowledgements = handleDownload(contract.printAcknowledgements, async ({ tx, actor, input }) => {
  const { row, hat, classIds } = await accessNames(tx, actor, input.announcementId)
  note(tx, {
    organizationId: row.organization_id,
    action: 'announcements.printAcknowledgements',
    byPersonId: hat.personId,
    object: { kind: 'announcement', id: row.id },
  })
  const school = await tx
    .selectFrom('organizations')
    .select(['name', 'time_zone as timeZone'])
    .where('id', '=', row.organization_id)
    .executeTakeFirstOrThrow()
  const { rows } = await readRows(tx, { announcementId: row.id, classIds })
  const announcement = await viewAnnouncement(tx, row.id)
  return {
    mediaType: 'application/pdf',
    fileName: `Лист ознакомления ${row.title.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 60)}.pdf`,
    bytes: await makePdf(sheetOf({ school, announcement, rows, printedAt: now() })),
    inline: true,
  }
})
