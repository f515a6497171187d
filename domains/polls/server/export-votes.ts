import writeXlsxFile from 'write-excel-file/node'
import { forbidden } from '#server/errors'
import { handleDownload } from '#server/operation'
import type { Poll } from '../contract.ts'
import * as contract from '../contract.ts'
import { canExport } from '../rules.ts'
import { accessPoll } from './access.ts'
import { administersHere } from './administers.ts'
import { readVoters } from './list-votes.ts'
import { readPoll } from './views.ts'

/** A table for a report: the sums, and in a named poll everybody's choice. */
export const exportVotes = handleDownload(contract.exportVotes, async ({ tx, actor, input }) => {
  const { row, seat, standing } = await accessPoll(tx, actor, input.pollId)
  if (!canExport(seat, standing, await administersHere(tx, actor, row.organization_id))) {
    throw forbidden(
      'Таблицу скачивают автор опроса, ведущий чата и администрация',
      'The table is for the poll’s author, the chat’s owners and the administration',
    )
  }
  const voters = row.anonymous ? [] : await readVoters(tx, row)
  const names = voters.map(({ card, choices }): Cell[] => [
    card.name,
    choices.map((place) => row.options[place]).join('; ') || 'не голосовал(а)',
  ])
  const cells = [...sums(await readPoll(tx, row.id)), ...(row.anonymous ? [] : [[], ['Кто', 'Выбор'], ...names])]
  const fileName = `Опрос ${row.question.replace(/[^\p{L}\p{N} -]/gu, '').slice(0, 60)}.${input.format}`
  if (input.format === 'csv') {
    return { mediaType: 'text/csv; charset=utf-8', fileName, bytes: Buffer.from(csv(cells), 'utf8') }
  }
  return { mediaType: XLSX, fileName, bytes: await xlsx(cells) }
})

type Cell = string | number
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

const sums = ({ question, options, voters, of, tooFew }: Poll): Cell[][] => [
  [question],
  ['Вариант', 'Голосов'],
  ...options.map(({ text, votes }): Cell[] => [text, tooFew ? 'скрыто: голосов слишком мало' : votes]),
  ['Проголосовали', voters],
  ['Могли голосовать', of],
]

/** For Excel in Russian: semicolons and a mark of the encoding. A cell that begins a formula is text, not a deed. */
const csv = (rows: Cell[][]): string =>
  `\uFEFF${rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell : quoted(cell))).join(';')).join('\r\n')}\r\n`

const quoted = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

async function xlsx(rows: Cell[][]): Promise<Buffer> {
  const width = Math.max(2, ...rows.map((row) => row.length))
  const data = rows.map((row) =>
    Array.from({ length: width }, (_, place) => {
      const value = row[place]
      if (value === undefined) return null
      return typeof value === 'number' ? { value, type: Number } : { value, type: String }
    }),
  )
  return writeXlsxFile(data, { columns: [{ width: 44 }, { width: 44 }], sheet: 'Опрос' }).toBuffer()
}
