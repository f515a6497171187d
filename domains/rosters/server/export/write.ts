import { strToU8, zipSync } from 'fflate'
import iconv from 'iconv-lite'
import writeXlsxFile from 'write-excel-file/node'
import { conflict } from '#server/errors'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export async function toXlsx(rows: string[][], sheet: string): Promise<Buffer> {
  const width = Math.max(1, ...rows.map((row) => row.length))
  const data = rows.map((row, at) =>
    Array.from({ length: width }, (_, column) => {
      const value = row[column]
      return value ? { value, type: String, ...(at === 0 ? { fontWeight: 'bold' as const } : {}) } : null
    }),
  )
  const columns = Array.from({ length: width }, () => ({ width: 20 }))
  return writeXlsxFile(data, { columns, sheet, stickyRowsCount: 1 }).toBuffer()
}

/** Semicolons, as Excel in Russian reads them. A cell that begins a formula is text, not a deed. */
export const toCsv = (rows: string[][], separator = ';'): string =>
  `${rows.map((row) => row.map((cell) => quoted(cell, separator)).join(separator)).join('\r\n')}\r\n`

function quoted(text: string, separator: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /["\r\n']/.test(safe) || safe.includes(separator) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const inUtf8 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf8')

/** The old encoding has no letters of Kazakh or Tatar: a name is never written with question marks in it. */
export function in1251(text: string): Buffer {
  const bytes = iconv.encode(text, 'windows-1251')
  const back = iconv.decode(bytes, 'windows-1251')
  if (back === text) return bytes
  const lost = [...text].find((sign, at) => [...back][at] !== sign) ?? ''
  throw conflict(
    `В списке есть буква «${lost}», которой нет в windows-1251. Выберите CSV в UTF-8 или Excel`,
    `The list has the letter “${lost}”, which windows-1251 lacks. Choose CSV in UTF-8, or Excel`,
    'format',
  )
}

export const toZip = (tables: Record<string, string[][]>): Buffer =>
  Buffer.from(
    zipSync(
      Object.fromEntries(Object.entries(tables).map(([name, rows]) => [`${name}.csv`, strToU8(toCsv(rows, ','))])),
    ),
  )
