import type { PoolClient } from 'pg'
import { type Db, onClient } from '#server/db'
import type { Posting } from './read-postings.ts'

export interface Draft {
  /** The message's own, once it is sent. */
  id: string
  organizationId: string
  chatId: string
  personId: string
  text: string
}

/** Looks at texts before they are sent; answers for each with the rule that holds it, or null. */
export type Screen = (drafts: Draft[], db: Db) => Promise<(string | null)[]>

const screens: Screen[] = []

/** A domain downstream asks to see texts before they go; chats know nothing of why. */
export function registerScreen(screen: Screen): void {
  screens.push(screen)
}

/** The rule that would hold words which another domain is about to put into a chat: a poll's question. */
export async function screenText(db: Db, draft: Draft): Promise<string | null> {
  for (const screen of screens) {
    const [rule] = await screen([draft], db)
    if (rule) return rule
  }
  return null
}

/** Says of words that an editor is to look at which rule they touch, or null; holds nothing. */
export type Judge = (db: Db, organizationId: string, text: string) => Promise<string | null>

let judge: Judge | undefined
export function registerJudge(next: Judge): void {
  judge = next
}

/** What an announcement says is its editor's to decide; they are told what the school's filter has noticed. */
export const judgeText: Judge = async (db, organizationId, text) => (await judge?.(db, organizationId, text)) ?? null

export async function screenPostings(client: PoolClient, postings: Posting[]): Promise<void> {
  const seen = postings.filter(({ seat, earlier, text }) => seat && !seat.alone && !earlier && text)
  if (screens.length === 0 || seen.length === 0) return
  const drafts = seen.map(({ seat, input, text }) => ({
    id: input.id,
    organizationId: seat!.organizationId,
    chatId: input.chatId,
    personId: seat!.card.id,
    text,
  }))
  for (const screen of screens) {
    const rules = await screen(drafts, onClient(client))
    for (const [n, rule] of rules.entries()) seen[n]!.review ??= rule
  }
}
