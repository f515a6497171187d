import { Worker } from 'node:worker_threads'
import type { ReadFile } from './file.ts'
import { MAX_HEAP_MB, MAX_SECONDS } from './limits.ts'
import { Unreadable } from './refusal.ts'

/** Reads a file in a thread of its own: messages do not wait for it, and a file made to eat memory eats that thread's. */
export async function readApart(bytes: Uint8Array): Promise<ReadFile> {
  const worker = new Worker(new URL('./thread.ts', import.meta.url), {
    workerData: bytes,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
  })
  const timer = setTimeout(() => worker.terminate(), MAX_SECONDS * 1000)
  try {
    return await new Promise<ReadFile>((resolve, reject) => {
      worker.once('message', ({ read, refused }: Answer) =>
        read ? resolve(read) : reject(new Unreadable(refused!.ru, refused!.en)),
      )
      worker.once('error', () => reject(tooHeavy()))
      worker.once('exit', () => reject(tooHeavy()))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

interface Answer {
  read?: ReadFile
  refused?: { ru: string; en: string }
}

const tooHeavy = () =>
  new Unreadable(
    'Файл слишком тяжёлый: прочитать его не удалось. Скопируйте сам список в новую таблицу и загрузите её',
    'The file is too heavy to read. Copy the list itself into a new table and bring that one',
  )
