import { addJob } from '#server/jobs'
import { takeAttempt } from '#server/limits'
import { handleUpload } from '#server/operation'
import * as contract from '../contract.ts'
import { accessLists } from './access.ts'
import { readList } from './read-list.ts'
import { viewImport } from './views.ts'

/** The file is kept and read by a job in a thread of its own; whoever has sent it may close the page. */
export const uploadRoster = handleUpload(contract.uploadRoster, async ({ tx, actor, input, bytes }) => {
  const hat = await accessLists(tx, actor, input.organizationId)
  await takeAttempt('rosters.uploadRoster', hat.personId, 60, 3600)
  await tx
    .insertInto('roster_imports')
    .values({
      id: input.id,
      organization_id: input.organizationId,
      started_by: hat.personId,
      file_name: input.name,
      state: 'reading',
      bytes,
    } as never)
    .execute()
  await addJob(tx, readList, { importId: input.id }, { key: `roster ${input.id}`, attempts: 3 })
  return viewImport(tx, input.id)
})
