import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'

/** The chats of a class that is no more can be read by those who sat there, and written by nobody. */
export async function archiveClassChats(tx: Tx, classId: string, actorId: string): Promise<void> {
  const archived = await tx
    .updateTable('chats')
    .set({ archived_at: now() })
    .where('class_id', '=', classId)
    .where('archived_at', 'is', null)
    .returning('id')
    .execute()
  for (const { id } of archived)
    await append(tx, `chat:${id}`, contract.chatChanged, {}, actorId, { view: { chatId: id } })
}
