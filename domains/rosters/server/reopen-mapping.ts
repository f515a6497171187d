import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessImport } from './access.ts'
import { notNow } from './set-mapping.ts'
import { viewImport } from './views.ts'

export const reopenMapping = handleCommand(contract.reopenMapping, async ({ tx, actor, input }) => {
  const { row } = await accessImport(tx, actor, input.importId)
  const isTable = row.format === 'xlsx' || row.format === 'csv'
  if (!isTable || !(row.state === 'ready' || (row.state === 'failed' && row.mapping))) throw notNow()
  await tx.updateTable('roster_imports').set({ state: 'mapping', reason: null }).where('id', '=', row.id).execute()
  return viewImport(tx, row.id)
})
