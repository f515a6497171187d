import type { ColumnType } from 'kysely'

declare module '#server/db' {
  interface Database {
    sanitary_answers: {
      organization_id: string
      norm_id: string
      value: number
      confirmed_by: string
      confirmed_at: ColumnType<Date, Date | undefined, Date>
    }
  }
}
