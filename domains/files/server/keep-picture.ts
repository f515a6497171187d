import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { fileTypeFromBuffer } from 'file-type'
import { config } from '#server/config'
import type { Db, Tx } from '#server/db'
import { newId } from '#server/ids'
import { addJob } from '#server/jobs'
import { draftsFolder, storage } from '#server/storage'
import { ClamdAway, scanForViruses } from './check/clamd.ts'
import { renderSmall } from './check/picture.ts'
import { RefusedFile } from './check/refused-file.ts'
import { typeOf } from './check/types.ts'
import { lockContent, sweepContent } from './forget-files.ts'
import { keepContents } from './keep-contents.ts'

const TOO_SMALL = 24

/** A picture from elsewhere, drawn anew and small, kept for whoever names it. Null for what is no picture we would show. */
export async function keepPicture(db: Db, bytes: Buffer, keptFor: string) {
  const mime = (await fileTypeFromBuffer(bytes))?.mime
  if (!mime || typeOf(mime)?.group !== 'picture') return null
  const draft = path.join(draftsFolder(), newId())
  await mkdir(draftsFolder(), { recursive: true, mode: 0o700 })
  await writeFile(draft, bytes, { mode: 0o600 })
  try {
    if (config.clamd && (await scanForViruses(config.clamd, draft)) !== 'clean') return null
    const { file, width, height } = await renderSmall(draft)
    if (Math.min(width, height) < TOO_SMALL) return null
    const small = await readFile(file)
    const sha256 = createHash('sha256').update(small).digest('hex')
    await db.transaction().execute(async (tx) => {
      await lockContent(tx, sha256)
      await storage().keep(sha256, file)
      await keepContents(tx, { sha256s: [sha256], keptFor })
    })
    return { sha256, size: small.length, width, height }
  } catch (error) {
    if (error instanceof RefusedFile || error instanceof ClamdAway) return null
    throw error
  } finally {
    for (const left of ['', '.small']) await rm(draft + left, { force: true })
  }
}

/** What was kept for it goes, unless somebody else names the same content. */
export async function forgetContents(tx: Tx, keptFor: string): Promise<void> {
  const gone = await tx.deleteFrom('kept_contents').where('kept_for', '=', keptFor).returning('sha256').execute()
  for (const { sha256 } of gone) await addJob(tx, sweepContent, { sha256 }, { key: `files.sweep ${sha256}` })
}
