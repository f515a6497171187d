import type { Db } from '#server/db'
import type { LargeDocument } from '#server/http/send-document'
import { storage } from '#server/storage'
import { noFile } from './access.ts'
import { lockContent } from './forget-files.ts'

/** Content that outlives its message: whoever keeps it says for what. */
export async function keepContents(
  tx: Db,
  { sha256s, keptFor }: { sha256s: string[]; keptFor: string },
): Promise<void> {
  for (const sha256 of [...new Set(sha256s)].sort()) {
    await lockContent(tx, sha256)
    await tx
      .insertInto('kept_contents')
      .values({ sha256, kept_for: keptFor })
      .onConflict((oc) => oc.columns(['sha256', 'kept_for']).doNothing())
      .execute()
  }
}

/** The bytes that are kept; who may see them is decided by whoever keeps them. Always saved, never shown in the page. */
export async function openKept(
  db: Db,
  kept: { sha256: string; keptFor: string; name: string; size: number; mediaType: string },
): Promise<LargeDocument> {
  const row = await db
    .selectFrom('kept_contents')
    .select('sha256')
    .where('sha256', '=', kept.sha256)
    .where('kept_for', '=', kept.keptFor)
    .executeTakeFirst()
  if (!row) throw noFile()
  return {
    mediaType: kept.mediaType,
    fileName: kept.name,
    size: kept.size,
    etag: kept.sha256,
    inline: false,
    open: (range) => storage().read(kept.sha256, range),
  }
}
