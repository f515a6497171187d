import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { addJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessImport } from './access.ts'
import { canWrite } from './policy.ts'
import { viewImport } from './views.ts'
import { writeList } from './write-list.ts'

export const writeImport = handleCommand(contract.writeImport, async ({ tx, actor, input }) => {
  const { row, hat } = await accessImport(tx, actor, input.importId)
  if (!canWrite(row)) throw row.state === 'ready' ? nothing() : notReady()
  await tx
    .updateTable('roster_imports')
    .set({
      state: 'writing',
      written_by: hat.personId,
      reason: null,
      done: 0,
      total: row.summary!.rows,
      ready_at: now(),
    })
    .where('id', '=', row.id)
    .execute()
  note(tx, {
    organizationId: row.organization_id,
    action: 'rosters.writeImport',
    byPersonId: hat.personId,
    object: { kind: 'import', id: row.id },
    details: { rows: row.summary!.rows },
  })
  await addJob(tx, writeList, { importId: row.id }, { key: `roster write ${row.id}`, attempts: 3 })
  return viewImport(tx, row.id)
})

const nothing = () =>
  conflict(
    'Менять нечего: в школе уже всё так, как в файле',
    'There is nothing to change: the school is as the file says',
  )
const notReady = () =>
  conflict(
    'Эту загрузку сейчас не применить. Обновите страницу и посмотрите, что с ней',
    'This import cannot be put in now. Load the page again and see what has become of it',
  )
