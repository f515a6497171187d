import type { Db } from '#server/db'
import { noFile } from './access.ts'
import { checkFiles } from './attach-files.ts'
import { keepContents } from './keep-contents.ts'

/** What stands in the row of whoever keeps it; `openKept` takes it back. */
export interface KeptUpload {
  sha256: string
  name: string
  size: number
  mediaType: string
}

/**
 * The person's own upload for something that is no message: a scan, a screenshot, an order. On its way it has passed
 * every check of files; its content is kept as long as `keptFor` is.
 */
export async function keepUpload(
  tx: Db,
  { fileId, personId, keptFor }: { fileId: string; personId: string; keptFor: string },
): Promise<KeptUpload> {
  await checkFiles(tx, { fileIds: [fileId], personId })
  const file = await tx.selectFrom('files').select(['sha256', 'card']).where('id', '=', fileId).executeTakeFirst()
  if (!file?.sha256 || !file.card) throw noFile()
  await keepContents(tx, { sha256s: [file.sha256], keptFor })
  return { sha256: file.sha256, name: file.card.name, size: file.card.size, mediaType: file.card.mediaType }
}
