import { sql } from 'kysely'
import type { Db } from '#server/db'
import { addJob, defineJob } from '#server/jobs'
import { storage } from '#server/storage'
import { adjustUsage } from './usage.ts'

/** Rows go now, with what they count; content that nobody else has goes a second later, if this commits. */
export async function forgetFiles(tx: Db, fileIds: string[]): Promise<void> {
  if (fileIds.length === 0) return
  const previews = await tx.selectFrom('file_previews').select('sha256').where('file_id', 'in', fileIds).execute()
  const gone = await tx
    .deleteFrom('files')
    .where('id', 'in', fileIds)
    .returning(['organization_id', 'sha256', 'counted'])
    .execute()
  for (const { organization_id, sha256, counted } of gone) {
    if (!(sha256 && counted && (await handOver(tx, organization_id, sha256, counted)))) {
      await adjustUsage(tx, organization_id, -counted)
    }
  }
  const contents = [...previews, ...gone].flatMap(({ sha256 }) => sha256 ?? [])
  for (const sha256 of new Set(contents)) await addJob(tx, sweepContent, { sha256 }, { key: `files.sweep ${sha256}` })
}

/** A forwarded copy that stays counts from now on for the one that goes. */
async function handOver(tx: Db, organizationId: string, sha256: string, counted: number): Promise<boolean> {
  const heir = await tx
    .updateTable('files')
    .set({ counted })
    .where('id', '=', ({ selectFrom }) =>
      selectFrom('files')
        .select('id')
        .where('organization_id', '=', organizationId)
        .where('sha256', '=', sha256)
        .where('counted', '=', 0)
        .limit(1),
    )
    .executeTakeFirst()
  return heir.numUpdatedRows > 0n
}

/** Removes content that no row names any more. */
export const sweepContent = defineJob<{ sha256: string }>('files.sweep', async (db, { sha256 }) => {
  await db.transaction().execute(async (tx) => {
    await lockContent(tx, sha256)
    const { rows } = await sql`select from files where sha256 = ${sha256}
      union all select from file_previews where sha256 = ${sha256}
      union all select from kept_contents where sha256 = ${sha256} limit 1`.execute(tx)
    if (rows.length === 0) await storage().drop(sha256)
  })
})

/** Between «is it there?» and «name it» nobody removes it, and the other way round. */
export const lockContent = (tx: Db, sha256: string) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${sha256}, 0))`.execute(tx)
