import { note } from '#server/audit'
import { addJob, defineJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { rebuild } from './catch-up.ts'

const rebuildLater = defineJob('search.rebuild', async (db) => {
  await rebuild(db)
})

/** After a restored backup, or when the reading of words has changed. Chats are found again one after another. */
export const rebuildIndex = handleCommand(contract.rebuildIndex, async ({ tx, actor }) => {
  note(tx, { organizationId: null, action: 'search.rebuildIndex', byAccountId: actor.accountId })
  await addJob(tx, rebuildLater, {}, { key: 'search.rebuild' })
  return {}
})
