import type { ColumnType } from 'kysely'

declare module '#server/db' {
  interface Database {
    appointment_times: {
      id: string
      organization_id: string
      teacher_id: string
      starts_at: Date
      ends_at: Date
      place: string
      note: string | null
      taken_by: ColumnType<string | null, never, string | null>
      pupil_id: ColumnType<string | null, never, string | null>
      wish: ColumnType<string | null, never, string | null>
      taken_at: ColumnType<Date | null, never, Date | null>
      cancelled_at: ColumnType<Date | null, never, Date>
      reason: ColumnType<string | null, never, string | null>
      created_at: ColumnType<Date, never, never>
    }
  }
}
