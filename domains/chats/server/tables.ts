import type { ColumnType, Generated } from 'kysely'
import type {
  AutomaticChat,
  ChatKind,
  ChatPart,
  ChatRules,
  Follows,
  HeldFor,
  MadeBy,
  Message,
  ReactionWord,
} from '#contract/chats'
import type { PersonRef } from '#contract/people'
import type { Tie } from '../rules.ts'

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
      slow_seconds: Generated<number>
      links_from: Generated<'all' | 'staff'>
      follows: ColumnType<Follows | null, Follows | null | undefined, Follows | null>
      subject_id: ColumnType<string | null, string | null | undefined, never>
      label: ColumnType<string | null, string | null | undefined, string>
      about: ColumnType<string | null, never, string | null>
      closed_by: ColumnType<string | null, never, string | null>
      writers: Generated<ChatRules['writers']>
      per_minute: Generated<number>
      opened_at: ColumnType<Date | null, Date | null | undefined, Date | null>
      looked_at: ColumnType<Date | null, never, Date>
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
      silenced_until: ColumnType<Date | null, never, Date | null>
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
      attachment_type: ColumnType<string | null, string | null | undefined, string | null>
      attachment_id: ColumnType<string | null, string | null | undefined, string | null>
      forwarded_from: ColumnType<Message['forwardedFrom'], string | null | undefined, never>
      chain_id: ColumnType<string | null, string | null | undefined, never>
      chain_no: ColumnType<number | null, number | null | undefined, never>
    }
    pins: { chat_id: string; message_id: string; pinned_by: string; pinned_at: Made }
    bookmarks: { person_id: string; chat_id: string; message_id: string; at: Made }
    chat_options: {
      chat_id: string
      person_id: string
      notify: 'all' | 'mentions' | 'nothing'
      muted_until: Date | null
      archived_at: Date | null
      folder: string | null
      pinned_at: Date | null
      unread_at: Date | null
    }
    held_messages: {
      chat_id: string
      id: string
      author_id: string
      text: string
      reply_to: string | null
      mentions: string[]
      file_ids: string[]
      forwarded_from: ColumnType<Message['forwardedFrom'], string | null, never>
      why: HeldFor
      rule: string | null
      until: Date | null
      held_at: Made
      ended_at: Date | null
      ended_how: 'sent' | 'cancelled' | 'refused' | null
      reason: string | null
    }
    urgent_messages: { chat_id: string; message_id: string; person_id: string; reason: string; at: Made }
    contact_rules: { organization_id: string; allowed: Tie[]; set_by: string; set_at: Generated<Date> }
    looks: {
      id: string
      chat_id: string
      person_id: string
      account_id: string
      reason: string
      at: Made
      until: Date
    }
    chat_folders: { account_id: string; names: string[]; presets: boolean; set_at: Generated<Date> }
    chat_strategies: {
      organization_id: string
      groups: MadeBy
      channels: MadeBy
      pupils: MadeBy
      guardians: MadeBy
      set_by: string
      set_at: Generated<Date>
    }
    mentions: { chat_id: string; msg_no: number; person_id: string }
    reactions: { chat_id: string; message_id: string; person_id: string; word: ReactionWord; at: Made }
  }
}
