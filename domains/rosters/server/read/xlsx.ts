import readXlsxFile from 'read-excel-file/node'
import { Unreadable } from './refusal.ts'
import type { Sheet } from './roster.ts'
import { unpack } from './zip.ts'

/** Sheets of a workbook as texts. Numbers keep their digits: a phone is no number, and neither is «10/1» a day. */
export async function readXlsx(bytes: Uint8Array): Promise<Sheet[]> {
  unpack(bytes, () => false)
  try {
    const sheets = await readXlsxFile<string>(Buffer.from(bytes), { parseNumber: plainNumber })
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(textOf)) }))
  } catch (error) {
    throw new Unreadable(
      'Таблицу Excel не открыть: файл повреждён, защищён паролем или это не XLSX. Пересохраните его как «Книга Excel (.xlsx)»',
      `The Excel table cannot be opened: it is damaged, has a password, or is no XLSX. Save it as “Excel workbook (.xlsx)” (${String(error).slice(0, 120)})`,
    )
  }
}

/** 8.9123456791E10 is a phone that Excel has shown in its own way. */
const plainNumber = (text: string): string =>
  /e/i.test(text) || /\.\d{7,}/.test(text) ? String(Number(Number(text).toPrecision(15))) : text

function textOf(cell: unknown): string {
  if (cell === null || cell === undefined) return ''
  if (cell instanceof Date) return cell.toISOString().slice(0, 10)
  if (typeof cell === 'boolean') return cell ? 'да' : 'нет'
  return String(cell)
}
