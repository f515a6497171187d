import { keepUpload } from '#domains/files'
import type { Tx } from '#server/db'
import type { KeptFile } from '../tables.ts'

interface Wish {
  fileIds: readonly string[]
  before: readonly KeptFile[]
  personId: string
  keptFor: string
}

/** Those that stay, and own uploads of whoever says it, in this order; a file that is neither is refused. */
export async function keepFiles(tx: Tx, { fileIds, before, personId, keptFor }: Wish): Promise<KeptFile[]> {
  const kept: KeptFile[] = []
  for (const fileId of new Set(fileIds)) {
    const earlier = before.find(({ id }) => id === fileId)
    kept.push(earlier ?? { id: fileId, ...(await keepUpload(tx, { fileId, personId, keptFor })) })
  }
  return kept
}
