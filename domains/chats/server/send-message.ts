import { handleBatch } from '#server/batch'
import { now } from '#server/clock'
import type { Fact } from '#server/events'
import * as contract from '../contract.ts'
import { carryFiles } from './carry-files.ts'
import { limitFlood } from './flood.ts'
import { keepHeld } from './held.ts'
import { numberMessages } from './number-messages.ts'
import { readPostings } from './read-postings.ts'
import { screenPostings } from './screens.ts'
import { writeMessages } from './write-messages.ts'

/**
 * Group commit: whatever was sent while the last transaction committed goes into this one.
 * Locks the chats' topics in id order, reads who may post as of now, numbers, inserts; the platform commits,
 * and only then answers the senders and tells everybody.
 */
export const sendMessage = handleBatch(contract.sendMessage, async ({ client, items }) => {
  const at = now()
  const postings = await readPostings(client, items, at)
  await screenPostings(client, postings)
  await limitFlood(postings)
  const outcomes = numberMessages(postings, at)
  const sent = postings.filter(({ outcome }) => outcome === 'fresh')
  await carryFiles(client, sent)
  await writeMessages(client, sent, at)
  const facts: Fact[] = sent.map(({ message, seq }) => ({
    topic: `chat:${message!.chatId}`,
    seq,
    type: contract.messageSent.name,
    key: { messageId: message!.id },
    at,
    view: message,
  }))
  const held = postings.filter(({ outcome }) => outcome === 'held')
  return { outcomes, facts: [...facts, ...(await keepHeld(client, held))] }
})
