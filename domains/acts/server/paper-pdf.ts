import type { Content, TDocumentDefinitions } from '#server/pdf'
import { type Block, readPaper } from '../rules.ts'

const mm = (millimetres: number): number => (millimetres * 72) / 25.4

/** The same document, to be printed as it is. */
export const paperPdf = (title: string, text: string): TDocumentDefinitions => ({
  pageMargins: [mm(30), mm(20), mm(10), mm(20)],
  info: { title, creator: 'Звонок' },
  defaultStyle: { fontSize: 12, lineHeight: 1.25, color: '#111111' },
  content: readPaper(text).map(partOf),
})

function partOf(block: Block): Content {
  switch (block.kind) {
    case 'title':
      return { text: block.text, bold: true, alignment: 'center', margin: [0, 6, 0, 4] }
    case 'centre':
      return { text: block.text, alignment: 'center' }
    case 'right':
      return { text: block.text, margin: [mm(95), 0, 0, 0] }
    case 'item':
      return { columns: [{ text: '–', width: 12 }, { text: block.text }], margin: [mm(8), 0, 0, 2] }
    case 'text':
      return { text: block.text, margin: [0, 0, 0, 3] } // justified, «273- ФЗ» would fall apart
    case 'sides':
      return {
        columns: [{ text: block.left }, { text: block.right, alignment: 'right' }],
        columnGap: 12,
        margin: [0, 2, 0, 2],
      }
    case 'table':
      return tableOf(block.rows)
    case 'space':
      return { text: ' ', fontSize: 6 }
  }
}

function tableOf(rows: string[][]): Content {
  const width = Math.max(...rows.map(({ length }) => length))
  const body = rows.map((cells, place) =>
    Array.from({ length: width }, (_, n) => ({ text: cells[n] || ' ', bold: place === 0 })),
  )
  const widths = Array.from({ length: width }, (_, n) => (n === 0 ? 'auto' : '*'))
  return { table: { headerRows: 1, dontBreakRows: true, widths, body }, fontSize: 10.5, margin: [0, 6, 0, 6] }
}
