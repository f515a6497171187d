import { sql } from 'kysely'
import type { PoolClient } from 'pg'
import type { PersonRef } from '#contract/people'
import { holdFiles, viewFiles } from '#domains/files'
import { type Db, onClient } from '#server/db'
import { appendFact, type Fact } from '#server/events'
import { addJob } from '#server/jobs'
import type { HeldFor, Message } from '../contract.ts'
import * as contract from '../contract.ts'
import { PLAIN } from '../live.ts'
import { deliverHeld } from './deliver-held.ts'
import type { Posting } from './read-postings.ts'
import { viewSource } from './views.ts'

const DAY = 24 * 3600_000
const REVIEW_AT_MOST = 30 * DAY

/** Keeps what waits, in the batch's own transaction; the author's other devices are told. */
export async function keepHeld(client: PoolClient, held: Posting[]): Promise<Fact[]> {
  const facts: Fact[] = []
  for (const { input, text, seat, held: wait, review, forwardedFrom, forwardedFileIds, accountId } of held) {
    const db = onClient(client)
    const until = wait!.until ?? new Date(Date.now() + REVIEW_AT_MOST)
    await holdFiles(db, {
      fileIds: input.fileIds ?? [],
      personId: seat!.card.id,
      until: new Date(until.getTime() + DAY),
    })
    await db
      .insertInto('held_messages')
      .values({
        chat_id: input.chatId,
        id: input.id,
        author_id: seat!.card.id,
        text,
        reply_to: input.replyTo ?? null,
        mentions: input.mentions ?? [],
        file_ids: [...(input.fileIds ?? []), ...forwardedFileIds],
        forwarded_from: forwardedFrom && JSON.stringify(forwardedFrom),
        why: wait!.why,
        rule: review,
        until: wait!.until,
        ended_at: null,
        ended_how: null,
        reason: null,
      })
      .execute()
    if (wait!.until) {
      const key = `held ${input.chatId} ${input.id}`
      await addJob(db, deliverHeld, { chatId: input.chatId, id: input.id }, { runAt: wait!.until, key })
    }
    const view = { chatId: input.chatId }
    facts.push(await appendFact(db, `account:${accountId}`, contract.heldChanged, view, seat!.card.id, { view }))
  }
  return facts
}

/** Messages that wait, as their author sees them. */
export async function viewHeld(
  db: Db,
  which: { chatId?: string | undefined; id?: string; accountId?: string },
): Promise<Message[]> {
  const { rows } = await sql<{
    chat_id: string
    id: string
    text: string
    card: PersonRef
    why: HeldFor
    until: Date | null
    held_at: Date
    forwarded_from: Message['forwardedFrom']
    file_ids: string[]
  }>`
    select h.chat_id, h.id, h.text, h.why, h.until, h.held_at, h.forwarded_from, h.file_ids, s.card
      from held_messages h join chat_seats s on s.chat_id = h.chat_id and s.person_id = h.author_id
     where ${which.chatId ? sql<boolean>`h.chat_id = ${which.chatId}` : sql<boolean>`true`}
       and ${which.id ? sql<boolean>`h.id = ${which.id}` : sql<boolean>`h.ended_at is null`}
       and ${which.accountId ? sql<boolean>`s.account_id = ${which.accountId} and s.left_at is null` : sql<boolean>`true`}
     order by h.until nulls first, h.held_at`.execute(db)
  const files = new Map(
    (
      await viewFiles(
        db,
        rows.flatMap((row) => row.file_ids),
      )
    ).map((file) => [file.id, file]),
  )
  return rows.map((row) => ({
    id: row.id,
    chatId: row.chat_id,
    msgNo: 0,
    author: row.card,
    text: row.text,
    sentAt: row.held_at.toISOString(),
    editedAt: null,
    removedBy: null,
    replyTo: null,
    mentions: [],
    reactions: [],
    ...PLAIN,
    files: row.file_ids.flatMap((id) => files.get(id) ?? []),
    forwardedFrom: viewSource(row.forwarded_from),
    heldFor: row.why,
    heldUntil: row.until?.toISOString() ?? null,
  }))
}
