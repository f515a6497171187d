import { sql } from 'kysely'
import { config } from '#server/config'
import type { Db } from '#server/db'
import { type Fact, topicId } from '#server/events'
import * as contract from '../contract.ts'
import type { KeptPicture } from './tables.ts'

interface Row {
  message_id: string
  url: string
  site: string
  title: string
  description: string
  picture: KeptPicture | null
}

/** Cards as everybody in the chat sees them: not of a link that is no longer in the text, nor where the school wants none. */
export async function viewPreviews(db: Db, chatId: string, messageIds: string[]): Promise<contract.LinkPreview[]> {
  if (!config.previews) return []
  const { rows } = await sql<Row>`
    select p.message_id, p.url, p.site, p.title, p.description, p.picture
      from link_previews p
      join messages m on m.chat_id = p.chat_id and m.id = p.message_id and position(p.url in m.text) > 0
      join chats c on c.id = p.chat_id
     where p.chat_id = ${chatId} and p.message_id = any(${messageIds}::uuid[]) and p.title is not null and p.dropped_at is null
       and not exists (select from link_settings s where s.organization_id = c.organization_id and s.off_at is not null)`.execute(
    db,
  )
  return rows.map(({ message_id, picture, ...row }) => ({
    messageId: message_id,
    ...row,
    picture: picture && { width: picture.width, height: picture.height },
  }))
}

/** What the log tells later: the card as it is by then. */
export const eventViews = {
  [contract.previewChanged.name]: async (db: Db, facts: Fact[]) => {
    const found = new Map<string, contract.LinkPreview>()
    for (const [chatId, group] of Map.groupBy(facts, (fact) => topicId(fact.topic))) {
      for (const preview of await viewPreviews(db, chatId, group.map(messageIdOf))) {
        found.set(`${chatId} ${preview.messageId}`, preview)
      }
    }
    return facts.map((fact) => {
      const messageId = messageIdOf(fact)
      return { messageId, preview: found.get(`${topicId(fact.topic)} ${messageId}`) ?? null }
    })
  },
}

const messageIdOf = (fact: Fact) => (fact.key as { previewOf: string }).previewOf
