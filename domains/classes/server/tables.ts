import type { ColumnType } from 'kysely'
import type { ClassKind, SeatPart } from '#contract/classes'

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
  }
}
