import { config } from '#server/config'
import { Refusal } from '#server/errors'
import { takeAttempt } from '#server/limits'
import type { Posting } from './read-postings.ts'

/** One account's messages over all its chats, whatever way they come; far above what a person types. */
export const takeMessage = (accountId: string): Promise<void> =>
  takeAttempt('chats.message', accountId, config.messagesPerMinute, 60)

/** A repeat after a lost answer is no message more. */
export async function limitFlood(postings: Posting[]): Promise<void> {
  for (const posting of postings) {
    if (!posting.seat || posting.earlier || posting.refusal) continue
    try {
      await takeMessage(posting.accountId)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      posting.refusal = error
    }
  }
}
