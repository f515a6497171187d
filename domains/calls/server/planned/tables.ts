import type { ColumnType, Generated } from 'kysely'
import type { PlannedKind, Repeat } from '../../contract.ts'

type Later = ColumnType<Date | null, Date | null | undefined, Date | null>

declare module '#server/db' {
  interface Database {
    planned_calls: {
      id: string
      organization_id: string
      kind: PlannedKind
      title: string
      agenda: string
      first_day: string
      start_minute: number
      minutes: number
      time_zone: string
      repeat: Repeat
      until_day: string | null
      created_by: string
      created_at: Generated<Date>
      changed_at: Generated<Date>
      called_off_at: Later
      called_off_by: ColumnType<string | null, string | null | undefined, string | null>
    }
    planned_call_chats: { planned_id: string; chat_id: string; place: number }
    planned_call_skips: { planned_id: string; day: string; by_person: string; at: Generated<Date> }
    planned_call_reminders: { planned_id: string; day: string; at: Generated<Date> }
    calendar_feeds: {
      id: string
      account_id: string
      token_hash: Buffer
      created_at: Generated<Date>
      revoked_at: Later
    }
  }
}
