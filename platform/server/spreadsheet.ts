import writeXlsxFile from 'write-excel-file/node'

export type Cell = string | number | null

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const CSV = 'text/csv; charset=utf-8'

/** For Excel in Russian: semicolons and a mark of the encoding. A cell that begins a formula is text, not a deed. */
export const writeCsv = (rows: Cell[][]): Buffer =>
  Buffer.from(`\uFEFF${rows.map((row) => row.map(quoted).join(';')).join('\r\n')}\r\n`, 'utf8')

function quoted(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell
  return /[";\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** Every text is a text, so that nothing in it is ever counted. The first row is the head. */
export async function writeXlsx(rows: Cell[][], sheet: string, widths: number[]): Promise<Buffer> {
  const width = Math.max(...rows.map((row) => row.length))
  const data = rows.map((row, line) =>
    Array.from({ length: width }, (_, place) => {
      const value = row[place] ?? null
      if (value === null) return null
      const weight = line === 0 ? ({ fontWeight: 'bold' } as const) : {}
      return typeof value === 'number' ? { value, type: Number, ...weight } : { value, type: String, ...weight }
    }),
  )
  return writeXlsxFile(data, { columns: widths.map((one) => ({ width: one })), sheet }).toBuffer()
}
