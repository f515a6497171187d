import { takeAttempt } from '#server/limits'
import { handleUpload } from '#server/operation'
import * as contract from '../contract.ts'
import { accessLists } from './access.ts'
import { bringFile } from './bring.ts'
import { viewImport } from './views.ts'

export const uploadRoster = handleUpload(contract.uploadRoster, async ({ tx, actor, input, bytes }) => {
  const hat = await accessLists(tx, actor, input.organizationId)
  await takeAttempt('rosters.uploadRoster', hat.personId, 60, 3600)
  const { id, organizationId, name: fileName } = input
  await bringFile(tx, { id, organizationId, fileName, startedBy: hat.personId }, bytes)
  return viewImport(tx, input.id)
})
