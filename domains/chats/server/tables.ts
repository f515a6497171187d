import type { ColumnType, Generated } from 'kysely'
import type { AutomaticChat, ChatKind, ChatPart, ReactionWord } from '#contract/chats'
import type { PersonRef } from '#contract/people'

type Made = ColumnType<Date, Date | undefined, never>

declare module '#server/db' {
  interface Database {
    chats: {
      id: string
      organization_id: string
      kind: ChatKind
      automatic: AutomaticChat | null
      class_id: string | null
      title: string | null
      direct_key: string | null
      created_by: string | null
      archived_at: Date | null
      created_at: Made
    }
    chat_seats: {
      chat_id: string
      person_id: string
      account_id: string | null
      part: ChatPart
      card: ColumnType<PersonRef, string, string>
      read_msg_no: Generated<number>
      taken_at: Generated<Date>
      left_at: Date | null
    }
    messages: {
      chat_id: string
      msg_no: number
      id: string
      author_id: string
      text: string | null
      reply_to: string | null
      sent_at: Made
      edited_at: Date | null
      removed_at: Date | null
      removed_by: string | null
    }
    mentions: { chat_id: string; msg_no: number; person_id: string }
    reactions: { chat_id: string; message_id: string; person_id: string; word: ReactionWord; at: Made }
  }
}
