import type { ColumnType } from 'kysely'
import type { Role } from '#contract/people'
import type { QuietMode } from '#contract/quiet'

type Told = ColumnType<Date, Date | undefined, Date>

declare module '#server/db' {
  interface Database {
    quiet_hours: {
      organization_id: string
      mode: QuietMode
      from_minute: number
      to_minute: number
      working_from: number | null
      working_to: number | null
      working_days: number[]
      urgent_roles: Role[]
      act_number: string | null
      act_date: string | null
      set_by: string
      set_at: Told
    }
    own_hours: { person_id: string; from_minute: number; to_minute: number; days_off: number[]; set_at: Told }
  }
}
