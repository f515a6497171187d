import type { ColumnType, Generated } from 'kysely'

declare module '#server/db' {
  interface Database {
    matters_told: { account_id: string; fact: string; matter_id: string; at: Date }
    push_subscriptions: {
      id: Generated<string>
      account_id: string
      session_id: string
      endpoint: string
      p256dh: string
      auth: string
      created_at: ColumnType<Date, Date | undefined, Date>
      told_at: Date | null
    }
    push_told: { account_id: string; chat_id: string; msg_no: number; at: Date }
    notification_settings: {
      account_id: string
      show_text: Generated<boolean>
      digest: Generated<boolean>
      digest_minute: Generated<number>
      digest_on: string | null
    }
  }
}
