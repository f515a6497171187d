import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessNames } from './names.ts'
import { countRows, readRows } from './rows.ts'

const PAGE = 100

export const listAcknowledgements = handleQuery(contract.listAcknowledgements, async ({ tx, actor, input }) => {
  const { scope, classIds } = await accessNames(tx, actor, input.announcementId)
  const page = await readRows(tx, { ...input, classIds, limit: PAGE })
  return { ...page, total: await countRows(tx, { announcementId: input.announcementId, classIds }), scope }
})
