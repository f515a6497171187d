import { sql } from 'kysely'
import type { PersonRef } from '#contract/people'
import type { Db } from '#server/db'
import type { Actor } from '#server/operation'
import type { FoundPerson, Snippet } from '../contract.ts'
import { plain } from './plain.ts'

interface Where {
  text: string
  organizationId?: string | undefined
  chatId?: string | undefined
}

interface Row {
  organization_id: string
  card: PersonRef
  direct: string | null
}

/**
 * Those who sit beside me in a chat, and the writers of my channels: whoever is not to be seen there is not found here
 * either. Each word must begin a part of the name or of the post.
 */
export async function findPeople(
  db: Db,
  actor: Actor,
  { text, organizationId, chatId }: Where,
  limit: number,
): Promise<FoundPerson[]> {
  const words = plain(text).match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return []
  const beginnings = words.map((word) => `% ${word}%`)
  const { rows } = await sql<Row>`
    select distinct on (name, person_id) organization_id, card, direct from (
      select c.organization_id, p.person_id, p.card, lower(p.card->>'name') as name,
        first_value(case when c.kind = 'direct' then c.id end) over (
          partition by p.person_id order by (c.kind = 'direct') desc, c.id) as direct
        from chat_seats mine
        join chats c on c.id = mine.chat_id
        join chat_seats p on p.chat_id = c.id and p.left_at is null and p.person_id <> mine.person_id
       where mine.account_id = ${actor.accountId} and mine.left_at is null
         and (c.kind <> 'channel' or p.part <> 'reader' or mine.part <> 'reader')
         ${organizationId ? sql`and c.organization_id = ${organizationId}` : sql``}
         ${chatId ? sql`and c.id = ${chatId}` : sql``}
         and translate(lower(' ' || (p.card->>'name') || ' ' || coalesce(p.card->>'post', '')), 'ё-', 'е ')
             like all (${beginnings}::text[])) found
     order by name, person_id limit ${limit}`.execute(db)
  return rows.map(({ organization_id, card, direct }) => ({
    organizationId: organization_id,
    person: card,
    name: markBeginnings(card.name, words),
    chatId: direct,
  }))
}

export function markBeginnings(name: string, words: string[]): Snippet {
  const marks = [...name.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: part, index }): [number, number][] => {
    const begun = words.filter((word) => plain(part).startsWith(word)).sort((a, b) => b.length - a.length)[0]
    return begun ? [[index, index + begun.length]] : []
  })
  return { text: name, marks }
}
