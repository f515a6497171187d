import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessOffice, findJournal } from './access.ts'
import { countLinked } from './linked.ts'
import { viewJournal, viewSyncs } from './views.ts'

export const getJournal = handleQuery(contract.getJournal, async ({ tx, actor, input, call }) => {
  const { organizationId } = await accessOffice(tx, actor, input.organizationId)
  const row = await findJournal(tx, organizationId)
  return {
    journal: row ? await viewJournal(tx, organizationId, call.origin) : null,
    syncs: await viewSyncs(tx, organizationId),
    people: await countLinked(tx, organizationId),
  }
})
