import type { ColumnType } from 'kysely'
import type { ClassKind, MovementKind, SeatPart } from '#contract/classes'
import type { YearChanges } from './year/changes.ts'

type Made = ColumnType<Date, Date | undefined, never>

declare module '#server/db' {
  interface Database {
    classes: {
      id: string
      organization_id: string
      kind: ClassKind
      name: string
      parallel: number | null
      letter: string | null
      year: string
      archived_at: Date | null
      created_at: Made
    }
    subjects: { id: string; organization_id: string; name: string; removed_at: Date | null }
    class_seats: {
      id: string
      class_id: string
      person_id: string
      part: SeatPart
      subject_id: string | null
      taken_at: Made
      left_at: Date | null
    }
    movements: {
      id: string
      organization_id: string
      person_id: string
      kind: MovementKind
      from_class_id: string | null
      to_class_id: string | null
      from_name: string | null
      to_name: string | null
      day: string
      order_number: string | null
      reason: string | null
      school_year_id: string | null
      made_by: string | null
      made_at: Made
      undone_at: Date | null
      undone_by: string | null
    }
    school_years: {
      id: string
      organization_id: string
      from_year: string
      to_year: string
      changes: ColumnType<YearChanges, string, string>
      started_at: Made
      started_by: string | null
      undone_at: Date | null
      undone_by: string | null
    }
  }
}
