import { lstat, mkdir, readdir, readFile, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { MAX_BYTES } from '#domains/rosters'
import { publish } from '#server/bus'
import { config } from '#server/config'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { newId } from '#server/ids'
import { defineJob } from '#server/jobs'
import { log } from '#server/log'
import type { JournalRow } from './access.ts'
import { acceptFile } from './sync.ts'

/** A file that has been still for so long has been written to its end. */
const STILL_FOR = 10_000

/** Named by us, so that no school reads another's, and nothing outside. */
export const folderOf = (organizationId: string): string =>
  path.join(config.journalFolder ?? path.join(config.dataDir, 'journal'), organizationId)

/** Every two minutes: what journals have put into their folders. A file that was taken is in the report, not on the disk. */
export const lookIntoFolders = defineJob('journal.lookIntoFolders', (db) => lookIntoAll(db), { at: '*/2 * * * *' })

export async function lookIntoAll(db: Db): Promise<void> {
  const journals = await db
    .selectFrom('journals')
    .selectAll()
    .where('adapter', '=', 'drop')
    .where('paused_at', 'is', null)
    .execute()
  for (const journal of journals) {
    await lookInto(db, journal).catch((error) =>
      log.error({ err: error, organizationId: journal.organization_id }, 'the folder of a journal could not be read'),
    )
  }
}

async function lookInto(db: Db, journal: JournalRow): Promise<void> {
  const folder = folderOf(journal.organization_id)
  await mkdir(folder, { recursive: true })
  for (const name of (await readdir(folder)).sort()) {
    const file = path.join(folder, name)
    const about = await lstat(file)
    if (name.startsWith('.') || !about.isFile() || Date.now() - about.mtimeMs < STILL_FOR || about.size === 0) continue
    if (about.size > MAX_BYTES) {
      await refuse(db, journal, name)
      await rename(file, path.join(folder, `.${name}`))
      continue
    }
    const bytes = await readFile(file)
    const { facts } = await inTransaction(db, (tx) => acceptFile(tx, journal, { way: 'folder', name, bytes }))
    publish(facts)
    await rm(file)
  }
}

async function refuse(db: Db, journal: JournalRow, name: string): Promise<void> {
  const reason = {
    ru: `Файл «${name}» больше 15 МБ. Разделите его; мы спрятали его в той же папке под именем «.${name}»`,
    en: `The file “${name}” is larger than 15 MB. Divide it; it is hidden in the same folder as “.${name}”`,
  }
  const about = { id: newId(), organization_id: journal.organization_id, way: 'folder', state: 'failed' } as const
  await db
    .insertInto('journal_syncs')
    .values({
      ...about,
      started_by: null,
      step: null,
      import_id: null,
      ended_at: new Date(),
      reason: JSON.stringify(reason),
    })
    .execute()
}
