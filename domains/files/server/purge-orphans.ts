import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { defineJob } from '#server/jobs'
import { draftsFolder } from '#server/storage'
import { forgetFiles } from './forget-files.ts'

const DAY = 24 * 3600 * 1000
const AT_ONCE = 500

/** What no message has taken within a day, and uploads that nobody has gone on with. */
export const purgeOrphans = defineJob(
  'files.purgeOrphans',
  async (db) => {
    const before = new Date(now().getTime() - DAY)
    for (;;) {
      const orphans = await findOrphans(db, before)
      await db.transaction().execute((tx) => forgetFiles(tx, orphans))
      if (orphans.length < AT_ONCE) break
    }
    await sweepDrafts(db, before)
  },
  { at: '23 * * * *' },
)

async function findOrphans(db: Db, before: Date): Promise<string[]> {
  const rows = await db
    .selectFrom('files')
    .select('id')
    .where('chat_id', 'is', null)
    .where('created_at', '<', before)
    .where((eb) => eb.or([eb('held_until', 'is', null), eb('held_until', '<', before)]))
    .where(
      sql<boolean>`not exists (select from held_messages h where h.ended_at is null and files.id = any(h.file_ids))`,
    )
    .where(sql<boolean>`not exists (select from announcement_files a where a.file_id = files.id)`)
    .limit(AT_ONCE)
    .execute()
  return rows.map(({ id }) => id)
}

/** Bytes of uploads whose row is gone, and what a fallen check has left. */
async function sweepDrafts(db: Db, before: Date): Promise<void> {
  for (const name of await readdir(draftsFolder()).catch(() => [])) {
    const file = path.join(draftsFolder(), name)
    const { mtime } = await stat(file)
    const id = name.slice(0, 36)
    if (mtime > before || !/^[0-9a-f-]{36}$/.test(id)) continue
    const busy = await db
      .selectFrom('files')
      .select('id')
      .where('id', '=', id)
      .where('state', 'in', ['uploading', 'checking'])
      .executeTakeFirst()
    if (!busy) await rm(file, { force: true })
  }
}
