import { readCsv } from './csv.ts'
import { MAX_CELL, MAX_COLUMNS, MAX_ROWS } from './limits.ts'
import { Unreadable } from './refusal.ts'
import type { Sheet } from './roster.ts'
import { readXlsx } from './xlsx.ts'
import { isZip, unpack } from './zip.ts'

export type FileFormat = 'xlsx' | 'csv' | 'oneroster' | 'sds'

export interface ReadFile {
  format: FileFormat
  sheets: Sheet[]
}

/** What it is, is decided by what is inside, not by the name. */
export async function readFile(bytes: Uint8Array): Promise<ReadFile> {
  const read = await readByContent(bytes)
  const rows = read.sheets.reduce((sum, { rows }) => sum + rows.length, 0)
  if (rows > MAX_ROWS) throw tooManyRows(rows)
  for (const sheet of read.sheets) sheet.rows = sheet.rows.map((row) => row.slice(0, MAX_COLUMNS).map(cut))
  if (!read.sheets.some(({ rows }) => rows.some((row) => row.some((cell) => cell.trim())))) throw nothingInside()
  return read
}

async function readByContent(bytes: Uint8Array): Promise<ReadFile> {
  if (isOldExcel(bytes)) throw oldExcel()
  if (startsWith(bytes, '%PDF')) throw notATable('PDF')
  if (!isZip(bytes)) return { format: 'csv', sheets: [{ name: '', rows: readCsv(bytes) }] }
  const names = new Set<string>()
  const files = unpack(bytes, (name) => {
    names.add(name)
    return /\.csv$/i.test(name) && !name.startsWith('__MACOSX/')
  })
  if ([...names].some((name) => name.startsWith('xl/'))) return { format: 'xlsx', sheets: await readXlsx(bytes) }
  if (names.has('word/document.xml')) throw notATable('Word')
  if (names.has('content.xml')) throw notATable('LibreOffice (.ods)')
  if (files.size === 0) throw noTables()
  const sheets = [...files].map(([name, content]) => ({ name: baseName(name), rows: readCsv(content) }))
  return { format: archiveFormat(sheets), sheets }
}

/** Both have users, classes, orgs and enrollments; OneRoster says «role» of a user, SDS v2.1 in roles.csv. */
function archiveFormat(sheets: Sheet[]): 'oneroster' | 'sds' {
  const heads = new Map(sheets.map(({ name, rows }) => [name, new Set(rows[0]?.map((cell) => cell.trim()))]))
  const users = heads.get('users')
  if (!users || !heads.has('orgs')) throw noTables()
  const enrollments = heads.get('enrollments')
  if (heads.has('manifest') || users.has('enabledUser') || enrollments?.has('schoolSourcedId')) return 'oneroster'
  return 'sds'
}

const baseName = (name: string) =>
  name
    .split('/')
    .at(-1)!
    .replace(/\.csv$/i, '')
const cut = (cell: string) => (cell.length > MAX_CELL ? cell.slice(0, MAX_CELL) : cell)
const startsWith = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text
const isOldExcel = (bytes: Uint8Array) => [0xd0, 0xcf, 0x11, 0xe0].every((byte, at) => bytes[at] === byte)

const oldExcel = () =>
  new Unreadable(
    'Это старый Excel (.xls) или файл под паролем. Откройте его и сохраните как «Книга Excel (.xlsx)»',
    'This is an old Excel file (.xls) or one with a password. Open it and save it as an Excel workbook (.xlsx)',
  )
const notATable = (what: string) =>
  new Unreadable(
    `Это ${what}, а нужна таблица: XLSX или CSV. Скопируйте список в Excel и сохраните`,
    `This is ${what}; a table is needed: XLSX or CSV. Copy the list into Excel and save it`,
  )
const noTables = () =>
  new Unreadable(
    'В архиве нет списка. Подойдёт архив OneRoster или Microsoft SDS: в нём есть users.csv и orgs.csv',
    'There is no list in the archive. It takes one of OneRoster or Microsoft SDS, with users.csv and orgs.csv',
  )
const nothingInside = () =>
  new Unreadable('Файл пуст: в нём нет ни одной заполненной строки', 'The file is empty: no row has anything in it')
const tooManyRows = (rows: number) =>
  new Unreadable(
    `В файле строк: ${rows}, а за один раз можно ${MAX_ROWS}. Разделите список на части`,
    `The file has ${rows} rows; at most ${MAX_ROWS} at once. Split the list`,
  )
