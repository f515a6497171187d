import { fileURLToPath } from 'node:url'
import { parentPort, workerData } from 'node:worker_threads'
import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

const ttf = (weight: number) => fileURLToPath(new URL(`../ui/fonts/golos-text-${weight}.ttf`, import.meta.url))

// A document is made of our own words and fonts: nothing is fetched, no other file of this machine is read.
const FONTS = {
  Golos: { normal: ttf(400), bold: ttf(600) },
  GolosBold: { normal: ttf(700), bold: ttf(700) },
}
const own = new Set(Object.values(FONTS).flatMap((faces) => Object.values(faces)))
pdfmake.setFonts(FONTS)
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((file) => own.has(file))

const definition = workerData as TDocumentDefinitions
const style = { font: 'Golos', fontSize: 12, ...definition.defaultStyle }
const bytes: Buffer = await pdfmake.createPdf({ pageSize: 'A4', ...definition, defaultStyle: style }).getBuffer()
parentPort?.postMessage(bytes)
