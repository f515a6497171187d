import type { Db } from '#server/db'

/** A draft or a message for the morning will need these files: until then they are nobody's orphans. */
export async function holdFiles(
  tx: Db,
  { fileIds, personId, until }: { fileIds: string[]; personId: string; until: Date },
): Promise<void> {
  if (fileIds.length === 0) return
  await tx
    .updateTable('files')
    .set({ held_until: until })
    .where('id', 'in', fileIds)
    .where('person_id', '=', personId)
    .where('chat_id', 'is', null)
    .execute()
}
