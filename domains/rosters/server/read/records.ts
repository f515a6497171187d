import type { Problem, Sheet } from './roster.ts'

// OneRoster and SDS are archives of tables with headings in English and ids that lead from one to another.

export interface Record {
  sheet: string
  row: number
  /** '' where the file has no such column. */
  of(column: string): string
  list(column: string): string[]
}

export type Tables = Map<string, Record[]>

export function readTables(sheets: Sheet[]): Tables {
  return new Map(sheets.map((sheet) => [sheet.name, recordsOf(sheet)]))
}

function recordsOf({ name, rows }: Sheet): Record[] {
  const at = new Map(rows[0]?.map((head, column) => [head.trim().toLowerCase(), column]))
  return rows.slice(1).flatMap((cells, place) => {
    if (cells.every((cell) => !cell.trim())) return []
    const of = (column: string) => cells[at.get(column.toLowerCase()) ?? -1]?.trim() ?? ''
    const list = (column: string) =>
      of(column)
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean)
    const record = { sheet: name, row: place + 2, of, list }
    return /^(tobedeleted|inactive)$/i.test(of('status')) || of('enabledUser').toLowerCase() === 'false' ? [] : [record]
  })
}

export const faultOf = (
  record: Record,
  column: string,
  reason: Pick<Problem, 'ru' | 'en'>,
  grave: boolean,
): Problem => ({
  sheet: `${record.sheet}.csv`,
  row: record.row,
  column,
  cell: record.of(column).slice(0, 120),
  grave,
  ...reason,
})
