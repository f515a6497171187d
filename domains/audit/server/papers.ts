import { headOf, note, signHead } from '#server/audit'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { handleDownload } from '#server/operation'
import { makePdf } from '#server/pdf'
import { type Cell, CSV, writeCsv, writeXlsx, XLSX } from '#server/spreadsheet'
import type { Entry } from '../contract.ts'
import * as contract from '../contract.ts'
import { sayDeed, sayDetails } from '../rules.ts'
import { accessAudit } from './access.ts'
import { headSheet } from './head-sheet.ts'
import { readEntries } from './read-entries.ts'

const MOST_ROWS = 50_000
const MOST_PRINTED = 3000
const HEADS = ['№', 'Когда', 'Кто', 'Что сделано', 'О ком', 'Подробности', 'Причина']

export const exportEntries = handleDownload(contract.exportEntries, async ({ tx, actor, input }) => {
  const hat = await accessAudit(tx, actor, input.organizationId)
  const { zone } = await readSchool(tx, hat.organizationId)
  const entries = await readEntries(tx, hat.organizationId, input, MOST_ROWS)
  const rows: Cell[][] = [HEADS, ...entries.map((entry) => rowOf(entry, zone))]
  const details = { rows: entries.length, format: input.format }
  note(tx, { organizationId: hat.organizationId, action: 'audit.exportEntries', byPersonId: hat.personId, details })
  const fileName = `Журнал действий.${input.format}`
  if (input.format === 'csv') return { mediaType: CSV, fileName, bytes: writeCsv(rows) }
  return { mediaType: XLSX, fileName, bytes: await writeXlsx(rows, 'Журнал действий', [8, 18, 30, 36, 36, 36, 40]) }
})

/** The earliest first: as a commission reads it. */
export const printEntries = handleDownload(contract.printEntries, async ({ tx, actor, input }) => {
  const hat = await accessAudit(tx, actor, input.organizationId)
  const { name, zone } = await readSchool(tx, hat.organizationId)
  const entries = (await readEntries(tx, hat.organizationId, input, MOST_PRINTED)).reverse()
  const details = { rows: entries.length }
  note(tx, { organizationId: hat.organizationId, action: 'audit.printEntries', byPersonId: hat.personId, details })
  const term = [input.from && `с ${input.from}`, input.to && `по ${input.to}`].filter(Boolean).join(' ')
  const bytes = await makePdf({
    pageOrientation: 'landscape',
    pageMargins: [36, 36, 36, 36],
    info: { title: 'Журнал действий' },
    defaultStyle: { fontSize: 8.5 },
    content: [
      { text: name, fontSize: 10 },
      { text: `Журнал действий${term ? ` ${term}` : ''}`, fontSize: 16, bold: true, margin: [0, 8, 0, 10] },
      {
        table: {
          headerRows: 1,
          widths: [28, 76, 110, 130, 130, 110, '*'],
          body: [
            HEADS.map((text) => ({ text, bold: true })),
            ...entries.map((entry) => rowOf(entry, zone).map((cell) => String(cell ?? ''))),
          ],
        },
      },
    ],
  })
  return { mediaType: 'application/pdf', fileName: 'Журнал действий.pdf', bytes, inline: true }
})

export const printHead = handleDownload(contract.printHead, async ({ tx, actor, input }) => {
  const hat = await accessAudit(tx, actor, input.organizationId)
  const { name, zone } = await readSchool(tx, hat.organizationId)
  const head = await headOf(tx, hat.organizationId)
  const signed = signHead(hat.organizationId, head)
  note(tx, {
    organizationId: hat.organizationId,
    action: 'audit.printHead',
    byPersonId: hat.personId,
    details: { no: head.no },
  })
  const at = spoken(now(), zone)
  const bytes = await makePdf(headSheet({ school: name, organizationId: hat.organizationId, at, head, ...signed }))
  return { mediaType: 'application/pdf', fileName: 'Контрольный лист журнала действий.pdf', bytes, inline: true }
})

const rowOf = (entry: Entry, zone: string): Cell[] => [
  entry.no,
  spoken(new Date(entry.at), zone),
  entry.by?.name ?? 'система',
  [sayDeed(entry.action, 'ru'), entry.object].filter(Boolean).join(': '),
  peopleOf(entry),
  sayDetails(entry, 'ru').join('; '),
  entry.reason ?? '',
]

function peopleOf({ about, aboutCount }: Entry): string {
  const names = about.map(({ name }) => name).join(', ')
  return aboutCount > about.length ? `${names} и ещё ${aboutCount - about.length}` : names
}

const spoken = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('ru', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(at)

const readSchool = (db: Db, organizationId: string) =>
  db
    .selectFrom('organizations')
    .select(['name', 'time_zone as zone'])
    .where('id', '=', organizationId)
    .executeTakeFirstOrThrow()
