import { fullName } from '#domains/people'
import type { Db } from '#server/db'
import type { Journal, Sync } from '../contract.ts'
import { findJournal, type JournalRow } from './access.ts'
import { folderOf } from './folder.ts'

export async function viewJournal(db: Db, organizationId: string, origin: string): Promise<Journal> {
  const row = (await findJournal(db, organizationId))!
  const names = await readNames(db, [row.connected_by, row.paused_by])
  return viewRow(row, names, origin)
}

export const viewRow = (row: JournalRow, names: Map<string, string>, origin: string): Journal => ({
  organizationId: row.organization_id,
  adapter: row.adapter,
  name: row.name,
  version: row.version,
  address: row.address,
  tokenAddress: row.token_address,
  clientId: row.client_id,
  hasSecret: row.sealed_secret !== null,
  schoolId: row.school_id,
  everyHours: row.every_hours,
  writeIfClear: row.write_if_clear,
  leaveAbsent: row.leave_absent,
  subjectChats: row.subject_chats,
  staffLink: row.staff_link,
  familyLink: row.family_link,
  folder: row.adapter === 'drop' ? folderOf(row.organization_id) : null,
  uploadAddress: row.adapter === 'drop' ? `${origin}/api/journal.upload/${row.organization_id}` : null,
  hasUploadKey: row.upload_hash !== null,
  connectedBy: names.get(row.connected_by) ?? '',
  connectedAt: row.connected_at.toISOString(),
  paused: row.paused_at && { at: row.paused_at.toISOString(), by: names.get(row.paused_by ?? '') ?? '' },
  nextAt: row.paused_at ? null : (row.next_at?.toISOString() ?? null),
})

export async function viewSyncs(db: Db, organizationId: string, only?: string): Promise<Sync[]> {
  const rows = await db
    .selectFrom('journal_syncs as s')
    .leftJoin('roster_imports as i', 'i.id', 's.import_id')
    .select(['s.id', 's.way', 's.state', 's.step', 's.done', 's.total', 's.reason', 's.started_by'])
    .select(['s.started_at', 's.ended_at', 's.import_id', 'i.state as import_state', 'i.summary'])
    .select('i.reason as import_reason')
    .where('s.organization_id', '=', organizationId)
    .$if(only !== undefined, (q) => q.where('s.id', '=', only!))
    .orderBy('s.started_at', 'desc')
    .limit(20)
    .execute()
  const names = await readNames(
    db,
    rows.map(({ started_by }) => started_by),
  )
  return rows.map((row) => ({
    id: row.id,
    way: row.way,
    state: row.state,
    step: row.step,
    done: row.done,
    total: row.total,
    reason: row.reason,
    startedBy: names.get(row.started_by ?? '') ?? null,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    import:
      row.import_id && row.import_state
        ? { id: row.import_id, state: row.import_state, summary: row.summary, reason: row.import_reason }
        : null,
  }))
}

export async function readNames(db: Db, personIds: (string | null)[]): Promise<Map<string, string>> {
  const ids = personIds.filter((id) => id !== null)
  if (ids.length === 0) return new Map()
  const people = await db
    .selectFrom('people')
    .select(['id', 'last_name', 'first_name', 'patronymic'])
    .where('id', 'in', ids)
    .execute()
  return new Map(people.map((person) => [person.id, fullName(person)]))
}
