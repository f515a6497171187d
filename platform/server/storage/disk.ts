import { copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Storage } from '../storage.ts'

export function diskStorage(folder: string): Storage {
  const placeOf = (sha256: string) => path.join(folder, sha256.slice(0, 2), sha256)

  const has = (sha256: string) =>
    stat(placeOf(sha256)).then(
      () => true,
      () => false,
    )

  return {
    has,
    async keep(sha256, file) {
      const place = placeOf(sha256)
      if (await has(sha256)) return
      await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
      await toDisk(file)
      await putInPlace(file, place)
      await toDisk(path.dirname(place))
    },
    async read(sha256, range) {
      const handle = await open(placeOf(sha256))
      return handle.createReadStream({ ...range, highWaterMark: 256 * 1024 })
    },
    drop: (sha256) => rm(placeOf(sha256), { force: true }),
  }
}

/** Another name of the same bytes; where the disk has no such thing, a copy, of which nobody sees a half. */
async function putInPlace(file: string, place: string): Promise<void> {
  try {
    await link(file, place)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return
    if (!['EXDEV', 'EPERM', 'ENOTSUP'].includes(code ?? '')) throw error
    const draft = `${place}.${process.pid}.${Date.now()}`
    await copyFile(file, draft)
    await toDisk(draft)
    await rename(draft, place)
  }
}

/** A row that says «ready» is never ahead of the bytes, power cut or not. */
async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
