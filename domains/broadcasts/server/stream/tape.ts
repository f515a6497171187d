import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import path from 'node:path'
import { log } from '#server/log'
import type { Part } from './timeline.ts'

/** What was on the air, on the disk: one file for each life of an encoder, whole to its last part whatever dies. */
export interface Tape {
  begin(init: Buffer): void
  add(part: Part): void
  close(): void
}

export function openTape(folder: string): Tape {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let file: WriteStream | null = null
  let begun = false
  const close = () => {
    file?.end()
    file = null
  }
  return {
    begin(init) {
      close()
      begun = false
      file = createWriteStream(path.join(folder, `${Date.now()}.mp4`), { flags: 'wx', mode: 0o600 })
      file.on('error', (error) => log.error({ reason: String(error) }, 'a broadcast is not recorded'))
      file.write(init)
    },
    add({ bytes, independent }) {
      // From a whole picture on: what is before it cannot be seen.
      begun ||= independent
      if (begun) file?.write(bytes)
    },
    close,
  }
}
