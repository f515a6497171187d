import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { filesFolder } from './files.ts'
import { defineJob } from './jobs.ts'

const DAY = 24 * 3600 * 1000

/** After thirty days a client refetches instead of catching up, and nobody repeats a command. */
export const purgeLog = defineJob(
  'platform.purgeLog',
  async (db) => {
    await sql`delete from events where at < now() - interval '30 days'`.execute(db)
    await sql`delete from command_results where at < now() - interval '30 days'`.execute(db)
    await sql`delete from outgoing where created_at < now() - interval '30 days'`.execute(db)
  },
  { at: '17 3 * * *' },
)

/** Bytes whose row was never committed: an upload that was cut off. A day is longer than any upload takes. */
export const purgeOrphanFiles = defineJob(
  'platform.purgeOrphanFiles',
  async (db) => {
    for (const folder of await readdir(filesFolder()).catch(() => [])) {
      for (const name of await readdir(path.join(filesFolder(), folder))) {
        const file = path.join(filesFolder(), folder, name)
        const { mtimeMs } = await stat(file)
        if (Date.now() - mtimeMs < DAY) continue
        const kept = await db.selectFrom('stored_files').select('id').where('sha256', '=', name).executeTakeFirst()
        if (!kept) await rm(file, { force: true })
      }
    }
  },
  { at: '47 3 * * *' },
)
