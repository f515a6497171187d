import { sql } from 'kysely'
import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'

/** A class was archived by mistake: its chats are written in again. */
export async function reopenClassChats(tx: Tx, classIds: readonly string[], actorId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    update chats set archived_at = null where class_id = any(${classIds}::uuid[]) and archived_at is not null and closed_by is null
    returning id`.execute(tx)
  for (const { id } of rows.sort((one, other) => (one.id < other.id ? -1 : 1))) {
    await append(tx, `chat:${id}`, contract.chatChanged, {}, actorId, { view: { chatId: id } })
  }
}
