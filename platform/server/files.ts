import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, utimes } from 'node:fs/promises'
import path from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import type { ColumnType } from 'kysely'
import { config } from './config.ts'
import type { Db, Tx } from './db.ts'
import { invalid, notFound } from './errors.ts'
import { newId } from './ids.ts'

declare module './db.ts' {
  interface Database {
    stored_files: {
      id: string
      name: string
      media_type: string
      size: number
      sha256: string
      created_at: ColumnType<Date, Date | undefined, never>
    }
  }
}

export interface StoredFile {
  id: string
  name: string
  mediaType: string
  size: number
}

interface NewFile {
  id: string
  /** As the person named it; kept for showing, never used as a path. */
  name: string
  bytes: Buffer
  /** Media types this place takes; the bytes decide which one it is, not the name. */
  accept: string[]
}

/** Keeps the bytes under the hash of their content and remembers them; refuses what is not of an accepted type. */
export async function storeFile(tx: Tx, { id, name, bytes, accept }: NewFile): Promise<StoredFile> {
  const mediaType = (await fileTypeFromBuffer(bytes))?.mime
  if (!mediaType || !accept.includes(mediaType)) {
    const allowed = accept.map((type) => type.split('/')[1]?.toUpperCase()).join(', ')
    throw invalid(
      `Такой файл здесь не принять. Подойдёт ${allowed}`,
      `This file is not accepted here. Take ${allowed}`,
      'file',
    )
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // The bytes come first: a row without its file would be a broken promise, a file without a row is swept at night.
  await writeOnce(placeOf(sha256), bytes)
  const row = { id, name: cleanName(name), media_type: mediaType, size: bytes.length, sha256 }
  await tx.insertInto('stored_files').values(row).execute()
  return { id, name: row.name, mediaType, size: row.size }
}

export async function readStored(db: Db, id: string): Promise<StoredFile & { bytes: Buffer }> {
  const row = await db.selectFrom('stored_files').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw notFound()
  const bytes = await readFile(placeOf(row.sha256))
  return { id, name: row.name, mediaType: row.media_type, size: row.size, bytes }
}

/** Forgets a file; its bytes go too unless the same content is stored for somebody else. */
export async function purgeStored(db: Db, id: string): Promise<void> {
  const gone = await db.deleteFrom('stored_files').where('id', '=', id).returning('sha256').executeTakeFirst()
  if (!gone) return
  const twin = await db.selectFrom('stored_files').select('id').where('sha256', '=', gone.sha256).executeTakeFirst()
  if (!twin) await rm(placeOf(gone.sha256), { force: true })
}

export const filesFolder = (): string => path.join(config.dataDir, 'files')
export const placeOf = (sha256: string): string => path.join(filesFolder(), sha256.slice(0, 2), sha256)

async function writeOnce(place: string, bytes: Buffer): Promise<void> {
  // The same content is here already. It is young again, so that the nightly sweep leaves it until our row is committed.
  const now = new Date()
  if (
    await utimes(place, now, now).then(
      () => true,
      () => false,
    )
  )
    return
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 })
  const draft = `${place}.${newId()}`
  const file = await open(draft, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(draft, place)
}

/** No folders, no control or text-direction characters, at most 200 letters. */
function cleanName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return (
    last
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(-200) || 'file'
  )
}
