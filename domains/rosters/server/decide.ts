import { addJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessImport } from './access.ts'
import { compareList } from './compare-list.ts'
import { notNow } from './set-mapping.ts'
import { viewImport } from './views.ts'

export const decide = handleCommand(contract.decide, async ({ tx, actor, input }) => {
  const { row } = await accessImport(tx, actor, input.importId)
  if (row.state !== 'ready') throw notNow()
  const decisions = { ...row.decisions }
  for (const { key, decision } of input.decisions) {
    if (decision === null) delete decisions[key]
    else decisions[key] = decision
  }
  await tx
    .updateTable('roster_imports')
    .set({ decisions: JSON.stringify(decisions), state: 'comparing', done: 0, reason: null })
    .where('id', '=', row.id)
    .execute()
  await addJob(tx, compareList, { importId: row.id }, { key: `roster compare ${row.id}`, attempts: 3 })
  return viewImport(tx, row.id)
})
