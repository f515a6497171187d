import { fullName } from '#domains/people'
import type { Db } from '#server/db'
import type { Import } from '../contract.ts'
import { type ImportRow, LIGHT } from './access.ts'

export async function viewImports(db: Db, rows: ImportRow[]): Promise<Import[]> {
  if (rows.length === 0) return []
  const people = await db
    .selectFrom('people')
    .select(['id', 'last_name', 'first_name', 'patronymic'])
    .where(
      'id',
      'in',
      rows.map(({ started_by }) => started_by),
    )
    .execute()
  const names = new Map(people.map((person) => [person.id, fullName(person)]))
  return rows.map((row) => ({
    id: row.id,
    organizationId: row.organization_id,
    fileName: row.file_name,
    format: row.format,
    state: row.state,
    reason: row.reason,
    done: row.done,
    total: row.total,
    startedBy: names.get(row.started_by) ?? '',
    startedAt: row.started_at.toISOString(),
    writtenAt: row.written_at?.toISOString() ?? null,
    undoneAt: row.undone_at?.toISOString() ?? null,
    leaveAbsent: row.leave_absent,
    summary: row.summary,
  }))
}

export async function viewImport(db: Db, importId: string): Promise<Import> {
  const row = await db.selectFrom('roster_imports').select(LIGHT).where('id', '=', importId).executeTakeFirstOrThrow()
  return (await viewImports(db, [row]))[0]!
}
