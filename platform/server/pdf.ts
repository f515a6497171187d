import { fileURLToPath } from 'node:url'
import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

export type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'

const ttf = (weight: number) => fileURLToPath(new URL(`../ui/fonts/golos-text-${weight}.ttf`, import.meta.url))

// A document is made of our own words and fonts: nothing is fetched, no other file of this machine is read.
const FONTS = {
  Golos: { normal: ttf(400), bold: ttf(600) },
  GolosBold: { normal: ttf(700), bold: ttf(700) },
}
const OWN = new Set(Object.values(FONTS).flatMap((faces) => Object.values(faces)))
pdfmake.setFonts(FONTS)
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((file) => OWN.has(file))

/** A4 in Golos Text, black on white, as bytes of a PDF. */
export const makePdf = (definition: TDocumentDefinitions): Promise<Buffer> =>
  pdfmake
    .createPdf({
      pageSize: 'A4',
      ...definition,
      defaultStyle: { font: 'Golos', fontSize: 12, ...definition.defaultStyle },
    })
    .getBuffer()
