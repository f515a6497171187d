import type { Tx } from '#server/db'
import { addJob } from '#server/jobs'
import { compareList } from './compare-list.ts'
import type { Sheet } from './read/roster.ts'
import { readList } from './read-list.ts'

export interface Brought {
  id: string
  organizationId: string
  startedBy: string
  fileName: string
  /** Absent where a person has brought it: that person chooses on the way. */
  byMachine?: { leaveAbsent: boolean; writeIfClear: boolean }
}

/** The file is kept and read by a job in a thread of its own; whoever has sent it may close the page. */
export async function bringFile(tx: Tx, brought: Brought, bytes: Buffer): Promise<void> {
  await tx
    .insertInto('roster_imports')
    .values({ ...rowOf(brought), state: 'reading', bytes } as never)
    .execute()
  await addJob(tx, readList, { importId: brought.id }, { key: `roster ${brought.id}`, attempts: 3 })
}

/** Tables of OneRoster that have come by themselves, as they would stand in its archive. */
export async function bringTables(tx: Tx, brought: Brought, sheets: Sheet[]): Promise<void> {
  const total = sheets.reduce((sum, { rows }) => sum + rows.length, 0)
  const read = { format: 'oneroster', state: 'comparing', sheets: JSON.stringify(sheets), total }
  await tx
    .insertInto('roster_imports')
    .values({ ...rowOf(brought), ...read } as never)
    .execute()
  await addJob(tx, compareList, { importId: brought.id }, { key: `roster compare ${brought.id}`, attempts: 3 })
}

/** What has not been written gives way to what is newer. */
export async function dropWaiting(tx: Tx, importIds: string[]): Promise<void> {
  if (importIds.length === 0) return
  const dropped = await tx
    .updateTable('roster_imports')
    .set({ state: 'dropped', bytes: null, sheets: null, deeds: null, summary: null })
    .where('id', 'in', importIds)
    .where('state', 'not in', ['writing', 'done', 'undone', 'dropped'])
    .returning('id')
    .execute()
  const ids = dropped.map(({ id }) => id)
  if (ids.length > 0) await tx.deleteFrom('roster_items').where('import_id', 'in', ids).execute()
}

const rowOf = ({ id, organizationId, startedBy, fileName, byMachine }: Brought) => ({
  id,
  organization_id: organizationId,
  started_by: startedBy,
  file_name: fileName,
  by_machine: byMachine !== undefined,
  leave_absent: byMachine?.leaveAbsent ?? false,
  write_if_clear: byMachine?.writeIfClear ?? false,
})
