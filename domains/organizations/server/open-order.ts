import { note } from '#server/audit'
import { readStored } from '#server/files'
import { handleDownload } from '#server/operation'
import * as contract from '../contract.ts'
import { accessApplication } from './access.ts'

export const openOrder = handleDownload(contract.openOrder, async ({ tx, actor, input }) => {
  const application = await accessApplication(tx, input.applicationId)
  note(tx, {
    organizationId: null,
    action: 'organizations.openOrder',
    byAccountId: actor.accountId,
    object: { kind: 'application', id: application.id },
  })
  const { mediaType, name, bytes } = await readStored(tx, application.order_file_id)
  return { mediaType, fileName: name, bytes, inline: true }
})
