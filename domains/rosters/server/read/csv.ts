import { parse } from 'csv-parse/sync'
import { MAX_CELL, MAX_COLUMNS, MAX_ROWS } from './limits.ts'
import { Unreadable } from './refusal.ts'
import { decode } from './text.ts'

const SEPARATORS = [';', ',', '\t'] as const

/** Rows as they stand in the file, empty ones too: their numbers are what the person sees. */
export function readCsv(bytes: Uint8Array): string[][] {
  const { text } = decode(bytes)
  if (text.includes('\0')) throw notText()
  const { body, separator } = separatorOf(text)
  try {
    const rows: string[][] = parse(body, {
      delimiter: separator,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: MAX_COLUMNS * MAX_CELL,
      to: MAX_ROWS + 1,
    })
    // «'=1+1» is how a list that came from here keeps Excel from counting.
    return rows.map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@])/, '')))
  } catch (error) {
    throw brokenCsv(error)
  }
}

/** Excel's own first line «sep=;» wins; else whichever sign parts the first lines most evenly. */
function separatorOf(text: string): { body: string; separator: string } {
  const told = /^sep=(.)\r?\n/.exec(text)
  if (told) return { body: text.slice(told[0].length), separator: told[1]! }
  const lines = text.split(/\r?\n/, 30).filter((line) => line.trim())
  const counts = SEPARATORS.map((sign) => {
    const each = lines.map((line) => outsideQuotes(line, sign))
    return { sign, shared: each.filter((count) => count > 0 && count === each[0]).length, most: Math.max(0, ...each) }
  })
  const best = counts.sort((one, other) => other.shared - one.shared || other.most - one.most)[0]
  return { body: text, separator: best && best.most > 0 ? best.sign : ';' }
}

function outsideQuotes(line: string, sign: string): number {
  let quoted = false
  let count = 0
  for (const letter of line) {
    if (letter === '"') quoted = !quoted
    else if (letter === sign && !quoted) count += 1
  }
  return count
}

const notText = () =>
  new Unreadable(
    'Это не таблица: внутри двоичные данные. Сохраните список как XLSX или CSV и загрузите ещё раз',
    'This is no table: it holds binary data. Save the list as XLSX or CSV and bring it again',
  )

function brokenCsv(error: unknown): Unreadable {
  const line = typeof error === 'object' && error && 'lines' in error ? Number(error.lines) : undefined
  return new Unreadable(
    `Файл CSV не разобрать${line ? `: ошибка около строки ${line}` : ''}. Чаще всего это незакрытая кавычка`,
    `The CSV cannot be read${line ? `: something is wrong near line ${line}` : ''}. Most often it is a quote that does not end`,
  )
}
