import type { ColumnType } from 'kysely'
import type { State } from '../rules.ts'

type Made = ColumnType<Date, Date | undefined, Date>

declare module '#server/db' {
  interface Database {
    announcements: {
      id: string
      organization_id: string
      author_id: string
      title: string
      text: string
      deadline: Date | null
      acknowledge: boolean
      per_child: boolean
      state: State
      publish_at: Date | null
      published_at: Date | null
      decided_by: string | null
      reason: string | null
      urgent: string | null
      reminded_at: Date | null
      created_at: Made
      changed_at: Made
    }
    announcement_chats: { announcement_id: string; chat_id: string; message_id: string | null }
    announcement_files: { announcement_id: string; file_id: string; position: number }
    acknowledgements: {
      announcement_id: string
      person_id: string
      about_id: string
      at: Date
      way: 'press' | 'paper'
      marked_by: string | null
    }
  }
}
