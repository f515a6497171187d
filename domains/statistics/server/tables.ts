import type { ColumnType } from 'kysely'
import type { Figures } from '../contract.ts'

declare module '#server/db' {
  interface Database {
    statistics_readers: {
      person_id: string
      organization_id: string
      given_by: string
      given_at: ColumnType<Date, Date | undefined, never>
    }
    statistics_days: {
      organization_id: string
      day: string
      pupils: number
      pupils_joined: number
      guardians: number
      guardians_joined: number
      staff: number
      staff_joined: number
      figures: ColumnType<Figures, string, string>
      brief: ColumnType<Omit<Figures, 'classes'>, string, string>
      taken_at: Date
    }
  }
}
