import { rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { now } from '#server/clock'
import { config } from '#server/config'
import { poolOf } from '#server/db'
import { defineJob } from '#server/jobs'
import { log } from '#server/log'
import { writeArchive } from './write-archive.ts'

const DAY = 24 * 3600_000

export const placeOfExport = (id: string): string => path.join(config.dataDir, 'exports', `${id}.tar`)

export const makeExport = defineJob<{ exportId: string }>('transfers.makeExport', async (db, { exportId }) => {
  const row = await db.selectFrom('school_exports').selectAll().where('id', '=', exportId).executeTakeFirst()
  if (row?.state !== 'working') return
  const set = (what: object) => db.updateTable('school_exports').set(what).where('id', '=', exportId).execute()
  const file = placeOfExport(exportId)
  try {
    const { organization, at } = await writeArchive(poolOf(db), row.organization_id, file, async (done, total) => {
      await set({ done, total })
    })
    const name = organization.name.replace(/[^\p{L}\p{N} №-]/gu, '').slice(0, 60)
    await set({
      state: 'ready',
      size: (await stat(file)).size,
      file_name: `${name} ${at.slice(0, 10)}.tar`,
      expires_at: new Date(now().getTime() + DAY),
    })
  } catch (error) {
    log.error({ err: error, exportId }, 'the archive of a school was not made')
    await rm(file, { force: true })
    await set({ state: 'failed' })
  }
})

/** A whole school does not lie about for longer than its day. */
export const dropExpired = defineJob(
  'transfers.dropExpired',
  async (db) => {
    const old = await db.selectFrom('school_exports').select('id').where('expires_at', '<', now()).execute()
    for (const { id } of old) await rm(placeOfExport(id), { force: true })
  },
  { at: '37 * * * *' },
)
