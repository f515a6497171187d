import { createHmac } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { sql } from 'kysely'
import { todayAt } from '#domains/classes'
import { now } from '#server/clock'
import { secret } from '#server/config'
import type { Db, Tx } from '#server/db'
import { type Plan, planImport } from './plan/plan.ts'
import { readSchool } from './plan/read-school.ts'
import { readOneRoster, readSds } from './read/archive-roster.ts'
import { Unreadable } from './read/refusal.ts'
import type { Roster } from './read/roster.ts'
import { readTable } from './read/table-roster.ts'

type Tell = (done: number, total: number) => Promise<void>

/** Null when the import is not in that state any more: somebody has given it up. */
export async function makePlan(
  db: Db,
  importId: string,
  state: 'comparing' | 'writing',
  tell: Tell,
): Promise<Plan | null> {
  const row = await db
    .selectFrom('roster_imports')
    .select(['organization_id', 'format', 'sheets', 'mapping', 'leave_absent', 'decisions', 'state'])
    .where('id', '=', importId)
    .executeTakeFirst()
  if (row?.state !== state || !row.sheets) return null
  const today = await todayAt(db, row.organization_id)
  const roster = readRoster(row, today, row.organization_id)
  if (roster.rows === 0) throw nobody()
  const school = await readSchool(db, row.organization_id)
  const options = { leaveAbsent: row.leave_absent, decisions: row.decisions }
  // Between steps the thread is everybody's: messages do not wait for a list.
  return planImport(roster, school, options, async (done) => {
    await tell(done, roster.rows)
    await setImmediate()
  })
}

type Readable = {
  format: string | null
  sheets: Parameters<typeof readTable>[0] | null
  mapping: Parameters<typeof readTable>[1] | null
}

function readRoster({ format, sheets, mapping }: Readable, today: string, organizationId: string): Roster {
  if (format === 'oneroster') return readOneRoster(sheets!, today)
  if (format === 'sds') return readSds(sheets!, today)
  const hashSnils = (digits: string) =>
    createHmac('sha256', secret('rosters')).update(`${organizationId} ${digits}`).digest('base64url')
  return readTable(sheets!, mapping!, { today, hashSnils })
}

export async function keepPlan(tx: Tx, importId: string, { items, summary, deeds }: Plan): Promise<void> {
  await tx.deleteFrom('roster_items').where('import_id', '=', importId).execute()
  await sql`
    insert into roster_items (import_id, place, kind, body)
    select ${importId}, (item->>'place')::int, item->>'kind', item
    from jsonb_array_elements(${JSON.stringify(items)}::jsonb) as item`.execute(tx)
  await tx
    .updateTable('roster_imports')
    .set({
      state: 'ready',
      summary: JSON.stringify(summary),
      deeds: JSON.stringify(deeds),
      done: summary.rows,
      total: summary.rows,
      ready_at: now(),
    })
    .where('id', '=', importId)
    .where('state', 'in', ['comparing', 'writing'])
    .execute()
}

const nobody = () =>
  new Unreadable(
    'В файле не нашлось ни одного человека. Проверьте, те ли столбцы выбраны и та ли строка названа заголовком',
    'There is nobody in the file. Check the columns, and which row holds the headings',
  )
