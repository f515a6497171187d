import QRCode from 'qrcode'
import type { Content, TDocumentDefinitions } from '#server/pdf'
import { outlineSquares, writeCode } from '../rules.ts'

/** Everything that stands on one sheet, in the words it stands there. */
export interface SheetPaper {
  school: { name: string; contacts: string }
  printedOn: string // «20 ноября 2026 г.»
  whom: { genitive: string; of: string | null }
  url: string // the QR's
  site: string // the same place, to type
  code: string
  steps: { bold: string; text: string }[]
  fine: string
  slip: { signer: string } | null
}

const MM = 72 / 25.4
const [SIDE, TOP, FOOT] = [17 * MM, 15 * MM, 12 * MM]
const WIDTH = 210 * MM - 2 * SIDE
const QR = 52 * MM
const PAD = 18
const BOX = QR + 2 * PAD
const SLIP = 156
const GREY = '#333333'

/** One A4 page per person: the sheet above, the slip of refusal below, equal and calm. */
export const sheetDocument = (papers: SheetPaper[]): TDocumentDefinitions => ({
  pageMargins: [SIDE, TOP, SIDE, FOOT],
  info: { title: 'Листы активации', creator: 'Звонок' },
  defaultStyle: { fontSize: 12, lineHeight: 1.22, color: '#111111' },
  content: papers.map((paper, index) => page(paper, index > 0)),
})

function page(paper: SheetPaper, breakBefore: boolean): Content {
  // A long name or six children may not push the sheet onto a second page: the letters give way.
  const crowd = paper.whom.genitive.length + (paper.whom.of?.length ?? 0)
  const head = paper.school.name.length + paper.school.contacts.length
  const whomSize = crowd > 420 ? 8.5 : crowd > 260 ? 10.5 : crowd > 150 ? 12.5 : 15
  const headSize = head > 240 ? 8.5 : head > 150 ? 10 : 12
  const tight = crowd > 260 || head > 240
  return {
    ...(breakBefore ? { pageBreak: 'before' } : {}),
    stack: [
      headOf(paper, headSize),
      { text: 'Лист активации', fontSize: 22.5, bold: true, lineHeight: 1.1, margin: [0, 15, 0, 5] },
      {
        text: [
          'Для ',
          { text: paper.whom.genitive, bold: true },
          ...(paper.whom.of ? [`,${crowd > 150 ? ' ' : '\n'}${paper.whom.of}`] : []),
        ],
        fontSize: whomSize,
        margin: [0, 0, 0, 14],
      },
      keyOf(paper),
      ...paper.steps.map((step, place) => stepOf(step, place, tight ? 10.5 : 12)),
      { text: paper.fine, fontSize: tight ? 8.5 : 10.5, color: GREY, margin: [0, 6, 0, 0] },
      ...(paper.slip ? [slipOf(paper.slip.signer)] : []),
    ],
  }
}

const headOf = ({ school, printedOn }: SheetPaper, size: number): Content => ({
  stack: [
    {
      columns: [
        { svg: BELL, width: 33, height: 33 },
        {
          stack: [
            { text: school.name, bold: true, fontSize: size },
            { text: school.contacts, fontSize: size * 0.875 },
          ],
          width: '*',
          margin: [0, 1, 0, 0],
        },
        {
          text: printedOn.replace(/ (?=\d{4})/, '\n'),
          fontSize: 10.5,
          alignment: 'right',
          width: 74,
          margin: [0, 2, 0, 0],
        },
      ],
      columnGap: 10.5,
    },
    line(1.1, [0, 9, 0, 0]),
  ],
})

/** A frame of a set height; what it holds is drawn back into it. */
const keyOf = ({ url, site, code }: SheetPaper): Content => ({
  stack: [
    { canvas: [{ type: 'rect', x: 0.5, y: 0, w: WIDTH - 1, h: BOX, r: 12, lineWidth: 1.1 }] },
    {
      columns: [
        { svg: drawQr(url), width: QR, height: QR, margin: [0, PAD, 0, 0] },
        {
          width: '*',
          stack: [
            {
              text: [
                'Наведите камеру телефона на квадрат.\nИли откройте ',
                { text: site, bold: true, noWrap: site.length < 30 },
                ' и\u00a0наберите код:',
              ],
            },
            {
              text: codeRuns(code),
              font: 'GolosBold',
              fontSize: 29,
              lineHeight: 1.05,
              characterSpacing: 1.2,
              margin: [0, 9, 0, 9],
            },
            {
              text: 'Буквы как на номерах машин: подойдёт и русская, и\u00a0английская раскладка.',
              fontSize: 10.5,
              color: GREY,
            },
          ],
          margin: [0, PAD + (site.length < 30 ? 13 : 6), 0, 0],
        },
      ],
      columnGap: 20,
      margin: [20, -BOX, 16, 0],
    },
    { text: '', margin: [0, 0, 0, 14] },
  ],
  // The columns end with their text; the frame is what the next lines must keep clear of.
  unbreakable: true,
})

const codeRuns = (code: string): Content[] =>
  writeCode(code)
    .split('-')
    .flatMap((three, place) =>
      place ? [{ text: '\u2009-\u2009', color: '#8b8573', font: 'Golos' }, { text: three }] : [{ text: three }],
    )

const stepOf = ({ bold, text }: { bold: string; text: string }, place: number, fontSize: number): Content => ({
  columns: [
    {
      width: 24,
      stack: [
        { canvas: [{ type: 'ellipse', x: 12, y: 12, r1: 11.5, r2: 11.5, lineWidth: 1.1 }] },
        { text: String(place + 1), bold: true, alignment: 'center', lineHeight: 1, margin: [0, -19.5, 0, 0] },
      ],
    },
    { width: '*', text: [{ text: `${bold} `, bold: true }, text], fontSize, margin: [0, 4, 0, 0] },
  ],
  columnGap: 9,
  margin: [0, 0, 0, fontSize < 12 ? 5.5 : 7],
})

const slipOf = (signer: string): Content => ({
  absolutePosition: { x: SIDE, y: 297 * MM - FOOT - SLIP },
  stack: [
    {
      columns: [
        { svg: SCISSORS, width: 12, height: 12 },
        { text: 'можно отрезать и вернуть в школу', fontSize: 9.75, color: '#3d4547', width: 168, noWrap: true },
        {
          canvas: [
            {
              type: 'line',
              x1: 0,
              y1: 7,
              x2: WIDTH - 194,
              y2: 7,
              lineWidth: 1.1,
              lineColor: '#777777',
              dash: { length: 4 },
            },
          ],
          width: '*',
        },
      ],
      columnGap: 7,
      margin: [0, 0, 0, 9],
    },
    {
      text: [
        { text: 'Не хочу пользоваться «Звонком». ', bold: true },
        'Это ваше право, на учёбу оно не влияет.\nСообщайте мне:',
      ],
      margin: [0, 0, 0, 6],
    },
    ways(['письмом на почту', 'по\u00a0SMS', 'звонком', 'лично']),
    ways(['на бумаге, через ребёнка']),
    {
      columns: ['адрес или номер', signer.length < 22 ? `${signer}, подпись` : 'подпись', 'дата'].map((under) => ({
        width: '*',
        stack: [
          { canvas: [{ type: 'line', x1: 0, y1: 0, x2: (WIDTH - 36) / 3, y2: 0, lineWidth: 0.75 }] },
          { text: under, fontSize: 9, color: GREY, margin: [0, 2, 0, 0] },
        ],
      })),
      columnGap: 18,
      margin: [0, 24, 0, 0],
    },
  ],
})

const ways = (texts: string[]): Content => ({
  columns: texts.flatMap((text) => [
    { canvas: [{ type: 'rect', x: 0, y: 2, w: 11.5, h: 11.5, r: 2.2, lineWidth: 1.1 }], width: 12 },
    { text, width: 'auto', margin: [0, 0, 10, 0] },
  ]),
  columnGap: 6,
  margin: [0, 0, 0, 4],
})

const line = (lineWidth: number, margin: [number, number, number, number]): Content => ({
  canvas: [{ type: 'line', x1: 0, y1: 0, x2: WIDTH, y2: 0, lineWidth }],
  margin,
})

/** Error correction Q: a folded and stained sheet is still read. */
function drawQr(url: string): string {
  const { modules } = QRCode.create(url, { errorCorrectionLevel: 'Q' })
  const { size } = modules
  const path = outlineSquares({ size, get: (row, column) => modules.get(row, column) })
  return `<svg viewBox="0 0 ${size} ${size}"><path d="${path}"/></svg>`
}

const BELL =
  '<svg viewBox="0 0 44 44"><rect width="44" height="44" rx="13" fill="#111"/><g transform="translate(-3.3 -3) scale(1.15) rotate(-11 22 20)" fill="#fff"><circle cx="25.5" cy="32.6" r="3.7"/><path d="M22 8.4c.9 0 1.6.7 1.6 1.6v.8c4.4.8 7.2 4.4 7.2 9.1 0 4.3 1 6.4 2.5 7.9.9.9.3 2.5-1 2.5H11.7c-1.3 0-1.9-1.6-1-2.5 1.5-1.5 2.5-3.6 2.5-7.9 0-4.7 2.8-8.3 7.2-9.1V10c0-.9.7-1.6 1.6-1.6z"/></g></svg>'
const SCISSORS =
  '<svg viewBox="0 0 24 24"><g fill="none" stroke="#3d4547" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"><circle cx="6" cy="6" r="3"/><path d="M8.12 8.12 12 12"/><path d="M20 4 8.12 15.88"/><circle cx="6" cy="18" r="3"/><path d="M14.8 14.8 20 20"/></g></svg>'
