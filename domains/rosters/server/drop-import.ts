import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessImport } from './access.ts'
import { dropWaiting } from './bring.ts'
import { notNow } from './set-mapping.ts'
import { viewImport } from './views.ts'

/** What was read goes at once: other people's names are not kept for nothing. */
export const dropImport = handleCommand(contract.dropImport, async ({ tx, actor, input }) => {
  const { row } = await accessImport(tx, actor, input.importId)
  if (['writing', 'done', 'undone', 'dropped'].includes(row.state)) throw notNow()
  await dropWaiting(tx, [row.id])
  return viewImport(tx, row.id)
})
