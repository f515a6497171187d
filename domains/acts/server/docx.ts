import {
  AlignmentType,
  Document,
  convertMillimetersToTwip as mm,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx'
import { type Block, readPaper } from '../rules.ts'

const FONT = 'Times New Roman'
const SIZE = 28 // half-points: 14 pt
// The margins of GOST R 7.0.97-2016, the left one wide enough for a binder.
const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(10) }
const LINE = mm(170)

/** A document that opens in any office program and goes on there. */
export async function makeDocx(title: string, text: string): Promise<Buffer> {
  const document = new Document({
    title,
    creator: 'Звонок',
    styles: { default: { document: { run: { font: FONT, size: SIZE, language: { value: 'ru-RU' } } } } },
    sections: [{ properties: { page: { margin: MARGIN } }, children: readPaper(text).map(partOf) }],
  })
  return Packer.toBuffer(document)
}

function partOf(block: Block): Paragraph | Table {
  switch (block.kind) {
    case 'title':
      return paragraph(block.text, { alignment: AlignmentType.CENTER, bold: true, before: 160 })
    case 'centre':
      return paragraph(block.text, { alignment: AlignmentType.CENTER })
    case 'right':
      return paragraph(block.text, { left: mm(95) })
    case 'item':
      return paragraph(`– ${block.text}`, { left: mm(12.5), hanging: mm(5), alignment: AlignmentType.JUSTIFIED })
    case 'text':
      return paragraph(block.text, { firstLine: mm(12.5), alignment: AlignmentType.JUSTIFIED })
    case 'sides':
      return new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: LINE }],
        children: [new TextRun(block.left), new TextRun({ text: `\t${block.right}` })],
      })
    case 'table':
      return tableOf(block.rows)
    case 'space':
      return new Paragraph({ children: [], spacing: { line: 200 } })
  }
}

type Looks = {
  alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]
  bold?: true
  before?: number
  left?: number
  hanging?: number
  firstLine?: number
}

const paragraph = (text: string, { alignment, bold, before, ...indent }: Looks) =>
  new Paragraph({
    children: [new TextRun({ text, ...(bold ? { bold } : {}) })],
    spacing: { line: 276, ...(before ? { before } : {}) },
    indent,
    ...(alignment ? { alignment } : {}),
  })

const tableOf = (rows: string[][]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map(
      (cells, place) =>
        new TableRow({
          tableHeader: place === 0,
          cantSplit: true,
          children: cells.map(
            (cell) =>
              new TableCell({
                margins: { top: 60, bottom: 60, left: 90, right: 90 },
                children: [new Paragraph({ children: [new TextRun({ text: cell, size: 24, bold: place === 0 })] })],
              }),
          ),
        }),
    ),
  })
