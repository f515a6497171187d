import type { Generated } from 'kysely'

declare module '#server/db' {
  interface Database {
    search_chats: { chat_id: string; no: Generated<number>; msg_no: Generated<number>; seq: Generated<number> }
    search_entries: {
      chat_no: number
      msg_no: number
      item_id: string
      kind: 'm' | 'f' | 'a'
      author_id: string
      at: Date
      words: string
    }
  }
}
