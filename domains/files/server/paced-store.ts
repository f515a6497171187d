import { type FileHandle, open } from 'node:fs/promises'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { FileStore } from '@tus/file-store'
import { ERRORS } from '@tus/server'
import { takeTurn } from './pace.ts'

/** So often an upload is brought to the disk: at its end, little is left to wait for. */
const SYNC_EVERY = 8 * 1024 ** 2

/** A file store whose uploads share one measured stream, so that two hundred of them never hold up a message. */
export class PacedStore extends FileStore {
  constructor(directory: string) {
    super({ directory })
    // No length told later: a limit is a limit from the first byte.
    this.extensions = ['creation', 'termination']
  }

  /** Answers once the bytes are on the disk; of a line that breaks, what has come stays. */
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const file = await open(path.join(this.directory, id), 'r+')
    let at = offset
    let synced = offset
    try {
      for await (const part of readable) {
        await takeTurn(part.length)
        await writeAll(file, part, at)
        at += part.length
        if (at - synced < SYNC_EVERY) continue
        await inTurn(() => file.datasync())
        synced = at
      }
      await inTurn(() => file.datasync())
      return at
    } catch {
      // The line broke, as lines do; the client asks how much has come, and goes on.
      throw ERRORS.FILE_WRITE_ERROR
    } finally {
      await file.close()
    }
  }
}

async function writeAll(file: FileHandle, part: Buffer, at: number): Promise<void> {
  for (let done = 0; done < part.length; ) {
    const { bytesWritten } = await file.write(part, done, part.length - done, at + done)
    done += bytesWritten
  }
}

// One file at a time, so that they take one thread of the few that everybody's files and passwords share.
let last: Promise<void> = Promise.resolve()
function inTurn(work: () => Promise<void>): Promise<void> {
  last = last.then(work, work)
  return last
}
