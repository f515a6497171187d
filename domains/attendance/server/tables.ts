import type { ColumnType } from 'kysely'
import type { Mark, Why } from '../contract.ts'

declare module '#server/db' {
  interface Database {
    attendance_marks: {
      lesson_id: string
      pupil_id: string
      mark: Mark
      marked_by: string
      marked_at: ColumnType<Date, Date | undefined, Date>
    }
    absences: {
      id: string
      organization_id: string
      pupil_id: string
      from_day: string
      to_day: string
      why: Why
      note: string | null
      told_by: string
      told_at: ColumnType<Date, Date | undefined, never>
      ended_at: Date | null
      ended_by: string | null
    }
  }
}
