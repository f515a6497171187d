import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import { config } from '#server/config'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { log } from '#server/log'
import { draftsFolder, storage } from '#server/storage'
import type { FileRef, RefusedFor } from '../../contract.ts'
import type { FileRow } from '../access.ts'
import { lockContent } from '../forget-files.ts'
import { tellState } from '../tell-state.ts'
import { adjustUsage } from '../usage.ts'
import { ClamdAway, scanForViruses } from './clamd.ts'
import { type Examined, examine } from './examine.ts'
import { RefusedFile } from './refused-file.ts'

/** A person waits for a file this long while the antivirus is away; then is told. */
const PATIENCE = 10 * 60 * 1000

/** Everything that must be true of a file before anybody else can have it. Running it again comes to the same. */
export const checkFile = defineJob<{ fileId: string }>('files.check', async (db, { fileId }) => {
  const file = await db
    .selectFrom('files')
    .selectAll()
    .where('id', '=', fileId)
    .where('state', '=', 'checking')
    .executeTakeFirst()
  if (!file) return
  const draft = path.join(draftsFolder(), fileId)
  try {
    const scanned = await scan(draft, file)
    await makeReady(db, file, { ...(await examine(draft, file)), scanned })
  } catch (error) {
    if (!(error instanceof RefusedFile)) throw error
    await refuse(db, file, error.reason)
  }
  for (const left of ['', '.json', '.content', '.320', '.1280']) await rm(draft + left, { force: true })
})

async function scan(draft: string, file: FileRow): Promise<boolean> {
  if (!config.clamd) return false
  try {
    const verdict = await scanForViruses(config.clamd, draft)
    if (verdict === 'infected') throw new RefusedFile('virus')
    return verdict === 'clean'
  } catch (error) {
    if (!(error instanceof ClamdAway)) throw error
    log.warn({ reason: error.message, fileId: file.id }, 'clamd does not answer')
    if (now().getTime() - file.created_at.getTime() > PATIENCE) throw new RefusedFile('unchecked')
    throw error
  }
}

async function makeReady(db: Db, file: FileRow, found: Examined & { scanned: boolean }): Promise<void> {
  const content = await keep(found.content)
  const previews = await Promise.all(
    found.previews.map(async ({ width, file }) => ({ width, ...(await keep(file)), file })),
  )
  const card = cardOf(file, found, content.size)
  const { facts } = await inTransaction(db, async (tx) => {
    // Somebody may have removed the last other file of the same content since.
    const parts = [{ ...content, file: found.content }, ...previews].sort((a, b) => (a.sha256 < b.sha256 ? -1 : 1))
    for (const part of parts) {
      await lockContent(tx, part.sha256)
      await storage().keep(part.sha256, part.file)
    }
    const ready = await tx
      .updateTable('files')
      .set({
        state: 'ready',
        name: found.name,
        size: content.size,
        sha256: content.sha256,
        counted: content.size,
        card: JSON.stringify(card),
        ready_at: now(),
      })
      .where('id', '=', file.id)
      .where('state', '=', 'checking')
      .returningAll()
      .executeTakeFirst()
    if (!ready) return // taken back meanwhile
    await adjustUsage(tx, file.organization_id, content.size - file.counted)
    if (previews.length) {
      const rows = previews.map(({ width, sha256, size }) => ({ file_id: file.id, width, sha256, size }))
      await tx.insertInto('file_previews').values(rows).execute()
    }
    await tellState(tx, ready)
  })
  publish(facts)
}

const cardOf = (file: FileRow, found: Examined & { scanned: boolean }, size: number): FileRef => ({
  id: file.id,
  kind: found.kind,
  name: found.name,
  mediaType: found.mediaType,
  size,
  ...(found.width && found.height ? { width: found.width, height: found.height } : {}),
  ...(found.seconds !== undefined ? { seconds: Math.round(found.seconds * 10) / 10 } : {}),
  ...(file.told.waveform && found.kind === 'voice' ? { waveform: file.told.waveform } : {}),
  ...(found.blur ? { blur: found.blur } : {}),
  preview: found.previews.length > 0,
  ...(found.macros ? { macros: true } : {}),
  ...(found.scanned ? { scanned: true } : {}),
})

async function refuse(db: Db, file: FileRow, reason: RefusedFor): Promise<void> {
  const { facts } = await inTransaction(db, async (tx) => {
    const refused = await tx
      .updateTable('files')
      .set({ state: 'refused', refused_for: reason, counted: 0 })
      .where('id', '=', file.id)
      .where('state', '=', 'checking')
      .returningAll()
      .executeTakeFirst()
    if (!refused) return
    await adjustUsage(tx, file.organization_id, -file.counted)
    await tellState(tx, refused)
  })
  publish(facts)
}

async function keep(file: string): Promise<{ sha256: string; size: number }> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: 1024 * 1024 }), hash)
  const sha256 = hash.digest('hex')
  await storage().keep(sha256, file)
  return { sha256, size: (await stat(file)).size }
}
