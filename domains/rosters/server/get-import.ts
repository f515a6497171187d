import type { Db } from '#server/db'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { plainHead } from '../rules.ts'
import { accessImport, type ImportRow } from './access.ts'
import { canWrite } from './policy.ts'
import { readClassLabel } from './read/cells.ts'
import type { TableMapping } from './read/guess.ts'
import { letterOf, type Sheet } from './read/roster.ts'
import { headsOf, mainSheet } from './read/table-roster.ts'
import { viewImport } from './views.ts'
import { whyNotUndone } from './why-not-undone.ts'

export const getImport = handleQuery(contract.getImport, async ({ tx, actor, input }) => {
  const { row } = await accessImport(tx, actor, input.importId)
  // All of it from one look: the job may have gone on since the row was read.
  const one = await viewImport(tx, row.id)
  const whyNot = one.state === 'done' ? await whyNotUndone(tx, row) : null
  return {
    import: one,
    table: one.state === 'mapping' ? await viewTable(tx, row) : null,
    can: { write: canWrite(one), undo: one.state === 'done' && !whyNot, whyNot },
  }
})

const EXAMPLES = 4

async function viewTable(db: Db, { id, mapping }: ImportRow) {
  const { sheets } = await db
    .selectFrom('roster_imports')
    .select('sheets')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  if (!sheets || !mapping) return null
  const heads = headsOf(sheets, mapping)
  const body = mainSheet(sheets)?.rows.slice(mapping.headRow + 1) ?? []
  return {
    who: mapping.who,
    headRow: mapping.headRow,
    classKnown: isClassKnown(sheets, mapping),
    sheets: sheets.map(({ name, rows }) => ({ name, rows: rows.length })),
    columns: mapping.columns.map((field, column) => {
      const values = body.map((row) => row[column]?.trim() ?? '').filter(Boolean)
      const examples = [...new Set(values)].slice(0, EXAMPLES).map((value) => value.slice(0, 60))
      return { letter: letterOf(column), head: heads[column]?.trim().slice(0, 120) ?? '', field, examples }
    }),
  }
}

/** The class may stand in the names of sheets, or in titles between the rows. */
export function isClassKnown(sheets: Sheet[], mapping: TableMapping): boolean {
  const heads = headsOf(sheets, mapping).map(plainHead).join('|')
  const named = sheets.filter(({ rows }) =>
    rows.some((row) => row.map(plainHead).join('|') === heads || mapping.headRow < 0),
  )
  if (named.some(({ name }) => readClassLabel(name)?.kind === 'class')) return true
  return sheets.some(({ rows }) =>
    rows.some((row) => {
      const filled = row.filter((cell) => cell.trim())
      return filled.length === 1 && /\d/.test(filled[0]!) && readClassLabel(filled[0]!)?.kind === 'class'
    }),
  )
}
