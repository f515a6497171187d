import type { ColumnType, Generated } from 'kysely'
import type { FilmState, Trouble, WhoPlans } from '../contract.ts'

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

declare module '#server/db' {
  interface Database {
    broadcast_settings: { organization_id: string; who_plans: WhoPlans; set_by: string; set_at: Date }
    broadcasts: {
      id: string
      organization_id: string
      title: string
      about: string
      starts_at: Date
      planned_by: string
      planned_at: Date
      led_by: Later<string>
      recorded: boolean
      comments: boolean
      key_no: Generated<number>
      camera_at: Later<Date>
      started_at: Later<Date>
      started_by: Later<string>
      ended_at: Later<Date>
      ended_by: Later<string>
      called_off_at: Later<Date>
      called_off_by: Later<string>
      film: Later<FilmState>
      trouble: Later<Trouble>
      touched_at: Later<Date>
      file_id: Later<string>
      seconds: Later<number>
      keep_days: Later<number>
      kept_until: Later<Date>
      warned_at: Later<Date>
      deleted_at: Later<Date>
      deleted_by: Later<string>
      reason: Later<string>
    }
    broadcast_chats: { broadcast_id: string; chat_id: string; place: number }
  }
}
