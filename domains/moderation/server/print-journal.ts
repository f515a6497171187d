import { note } from '#server/audit'
import { handleDownload } from '#server/operation'
import { makePdf, type TDocumentDefinitions } from '#server/pdf'
import type { Deed, MeasureKind } from '../contract.ts'
import * as contract from '../contract.ts'
import { readJournal } from './journal.ts'
import { localDate, readSchool } from './paper.ts'

const MOST = 5000

/** The journal on paper, the earliest first: as a commission reads it. */
export const printJournal = handleDownload(contract.printJournal, async ({ tx, actor, input }) => {
  const entries = (await readJournal(tx, actor, input, MOST)).reverse()
  const school = await readSchool(tx, input.organizationId)
  note(tx, { organizationId: input.organizationId, action: 'moderation.printJournal', byAccountId: actor.accountId })
  const term = [input.from && `с ${input.from}`, input.to && `по ${input.to}`].filter(Boolean).join(' ')
  const rows = entries.map((entry) => [
    localDate(entry.at, school.time_zone),
    entry.by ?? 'фильтр',
    [
      DEEDS[entry.deed],
      entry.measure && MEASURES[entry.measure],
      entry.until && `до ${localDate(entry.until, school.time_zone)}`,
    ]
      .filter(Boolean)
      .join(': '),
    entry.about ?? '',
    entry.words,
  ])
  const document: TDocumentDefinitions = {
    pageOrientation: 'landscape',
    pageMargins: [36, 36, 36, 36],
    info: { title: 'Журнал модерации' },
    defaultStyle: { fontSize: 9 },
    content: [
      { text: school.name, fontSize: 10 },
      { text: `Журнал модерации${term ? ` ${term}` : ''}`, fontSize: 16, bold: true, margin: [0, 8, 0, 10] },
      {
        table: {
          headerRows: 1,
          widths: [80, 110, 140, 110, '*'],
          body: [['Когда', 'Кто', 'Что сделано', 'О ком', 'Слова'].map((text) => ({ text, bold: true })), ...rows],
        },
      },
    ],
  }
  return {
    mediaType: 'application/pdf',
    fileName: 'Журнал модерации.pdf',
    bytes: await makePdf(document),
    inline: true,
  }
})

const DEEDS: Record<Deed, string> = {
  reported: 'пожаловались',
  flagged: 'заметил фильтр',
  released: 'сообщение пропущено',
  refused: 'сообщение не пропущено',
  measured: 'мера',
  dismissed: 'мер не принято',
  lifted: 'мера отменена',
  appealed: 'обжаловано',
  appealUpheld: 'мера оставлена в силе',
  appealGranted: 'обжалование удовлетворено',
  confirmed: 'прочитано',
  settingsChanged: 'настройки изменены',
  conductChanged: 'новая редакция правил',
}
const MEASURES: Record<MeasureKind, string> = {
  hide: 'скрыто',
  warn: 'предупреждение',
  readOnly: 'только чтение',
  removeFromChat: 'удаление из чата',
  blockFiles: 'запрет файлов',
}
