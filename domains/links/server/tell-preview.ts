import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'

/** `actorId` null: nobody has done it, the server has been there. */
export async function tellPreview(
  tx: Tx,
  { chatId, messageId }: { chatId: string; messageId: string },
  preview: contract.LinkPreview | null,
  actorId: string | null = null,
): Promise<void> {
  const view = { messageId, preview }
  await append(tx, `chat:${chatId}`, contract.previewChanged, { previewOf: messageId }, actorId, { view })
}
