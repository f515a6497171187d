import type { PoolClient } from 'pg'
import { attachFiles, checkFiles, copyFiles } from '#domains/files'
import { onClient } from '#server/db'
import { Refusal } from '#server/errors'
import type { Posting } from './read-postings.ts'

/** Whether the files are to be had is known before anything is numbered: one bad file refuses its message, not the batch. */
export async function checkCarried(client: PoolClient, postings: Posting[]): Promise<void> {
  for (const posting of postings) {
    const { input, seat } = posting
    if (!input.fileIds?.length || !seat) continue
    try {
      await checkFiles(onClient(client), { fileIds: input.fileIds, personId: seat.card.id })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      posting.refusal = error
    }
  }
}

/** Binds the files to the messages that now have their numbers. */
export async function carryFiles(client: PoolClient, sent: Posting[]): Promise<void> {
  for (const { input, message, forwardedFileIds } of sent) {
    const where = { chatId: input.chatId, msgNo: message!.msgNo, personId: message!.author.id }
    if (input.fileIds?.length)
      message!.files = await attachFiles(onClient(client), { ...where, fileIds: input.fileIds })
    else if (forwardedFileIds.length)
      message!.files = await copyFiles(onClient(client), { ...where, fileIds: forwardedFileIds })
  }
}
