import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'

export const listFolders = handleQuery(contract.listFolders, async ({ tx, actor }) => {
  const row = await tx
    .selectFrom('chat_folders')
    .select(['names', 'presets'])
    .where('account_id', '=', actor.accountId)
    .executeTakeFirst()
  return row ?? { names: [], presets: true }
})
