import { postMessage } from '#domains/chats'
import type { Tx } from '#server/db'
import { newId } from '#server/ids'
import type { AnnouncementRow } from './access.ts'
import { listFileIds } from './files.ts'

/**
 * A message of the author's in each of its chats, in one transaction: in all of them or in none. Always in the same
 * order, so that two announcements for the same chats do not wait for each other in a circle.
 */
export async function postToChats(tx: Tx, row: AnnouncementRow): Promise<void> {
  const chats = await tx
    .selectFrom('announcement_chats')
    .innerJoin('chats', 'chats.id', 'chat_id')
    .select('chat_id')
    .where('announcement_id', '=', row.id)
    .where('archived_at', 'is', null)
    .orderBy('chat_id')
    .execute()
  const fileIds = await listFileIds(tx, row.id)
  for (const { chat_id } of chats) {
    const message = await postMessage(tx, {
      id: newId(),
      chatId: chat_id,
      personId: row.author_id,
      text: `${row.title}\n\n${row.text}`,
      attachment: { type: 'announcement', id: row.id },
      copyOf: fileIds,
      urgent: row.urgent,
    })
    await tx
      .updateTable('announcement_chats')
      .set({ message_id: message.id })
      .where('announcement_id', '=', row.id)
      .where('chat_id', '=', chat_id)
      .execute()
  }
}
