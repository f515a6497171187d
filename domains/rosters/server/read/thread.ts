import { parentPort, workerData } from 'node:worker_threads'
import { readFile } from './file.ts'
import { Unreadable } from './refusal.ts'

// A file from outside is opened here, with a bound on memory: what it does to this thread, the school does not feel.
try {
  parentPort?.postMessage({ read: await readFile(workerData as Uint8Array) })
} catch (error) {
  if (!(error instanceof Unreadable)) throw error
  parentPort?.postMessage({ refused: { ru: error.ru, en: error.en } })
}
