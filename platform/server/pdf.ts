import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

export type { Content, TDocumentDefinitions } from 'pdfmake/interfaces.js'

/**
 * A4 in Golos Text, black on white, as bytes of a PDF. Eighty pages are a second of pure computing, so they are made in
 * a thread of their own: messages do not wait for paper. The definition is plain data, without functions.
 */
export async function makePdf(definition: TDocumentDefinitions): Promise<Buffer> {
  const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), { workerData: definition })
  const [bytes] = (await once(worker, 'message')) as [Uint8Array]
  await worker.terminate()
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
