import type { Db } from '#server/db'
import { forgetFiles } from './forget-files.ts'

/** A removed message takes its files along: their rows now, their content as soon as nobody else has it. */
export async function detachFiles(tx: Db, { chatId, msgNo }: { chatId: string; msgNo: number }): Promise<void> {
  const files = await tx
    .selectFrom('files')
    .select('id')
    .where('chat_id', '=', chatId)
    .where('msg_no', '=', msgNo)
    .execute()
  await forgetFiles(
    tx,
    files.map(({ id }) => id),
  )
}
