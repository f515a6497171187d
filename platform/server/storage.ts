import path from 'node:path'
import type { Readable } from 'node:stream'
import { config } from './config.ts'
import { diskStorage } from './storage/disk.ts'
import { s3Storage } from './storage/s3.ts'

/** Inclusive on both sides, as HTTP has it. */
export interface ByteRange {
  start: number
  end: number
}

/** Where content stands, under the SHA-256 of itself: the same bytes are kept once. */
export interface Storage {
  /** Takes a local file in; the file itself stays where it is. Nothing happens if the content is here already. */
  keep(sha256: string, file: string): Promise<void>
  has(sha256: string): Promise<boolean>
  read(sha256: string, range?: ByteRange): Promise<Readable>
  drop(sha256: string): Promise<void>
}

/** The disk of this machine, or any server that speaks S3: by configuration. */
export function storage(): Storage {
  const { s3 } = config
  return s3 ? s3Storage(s3) : diskStorage(path.join(config.dataDir, 'content'))
}

/** Where uploads and what is under examination lie: always on this machine. */
export const draftsFolder = (): string => path.join(config.dataDir, 'uploads')
