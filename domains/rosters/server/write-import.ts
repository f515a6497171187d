import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
import { addJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import type { Summary } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessImport } from './access.ts'
import { canWrite, isClear } from './policy.ts'
import { viewImport } from './views.ts'
import { writeList } from './write-list.ts'

export const writeImport = handleCommand(contract.writeImport, async ({ tx, actor, input }) => {
  const { row, hat } = await accessImport(tx, actor, input.importId)
  if (!canWrite(row)) throw row.state === 'ready' ? nothing() : notReady()
  await startWriting(tx, row, hat.personId)
  return viewImport(tx, row.id)
})

interface Ready {
  id: string
  organization_id: string
  summary: Summary | null
}

async function startWriting(tx: Tx, { id, organization_id, summary }: Ready, personId: string, byItself = false) {
  const rows = summary!.rows
  await tx
    .updateTable('roster_imports')
    .set({ state: 'writing', written_by: personId, reason: null, done: 0, total: rows, ready_at: now() })
    .where('id', '=', id)
    .execute()
  note(tx, {
    organizationId: organization_id,
    action: 'rosters.writeImport',
    byPersonId: personId,
    object: { kind: 'import', id },
    details: byItself ? { rows, byItself } : { rows },
  })
  await addJob(tx, writeList, { importId: id }, { key: `roster write ${id}`, attempts: 3 })
}

/** Of a list from the journal: what needs nobody's look goes in at once, and only right after it has been compared first. */
export async function writeIfClear(tx: Tx, importId: string): Promise<void> {
  const row = await tx
    .updateTable('roster_imports')
    .set({ write_if_clear: false })
    .where('id', '=', importId)
    .where('state', '=', 'ready')
    .where('write_if_clear', '=', true)
    .returning(['id', 'organization_id', 'summary', 'state', 'started_by'])
    .executeTakeFirst()
  if (row && canWrite(row) && isClear(row.summary!)) await startWriting(tx, row, row.started_by, true)
}

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
