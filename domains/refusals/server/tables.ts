import type { ColumnType } from 'kysely'
import type { Ground, Route, Study } from '../rules.ts'

type Made = ColumnType<Date, Date | undefined, never>

/** Content of a scan that is kept for a refusal. */
export interface Scan {
  sha256: string
  name: string
  size: number
  mediaType: string
}

declare module '#server/db' {
  interface Database {
    refusals: {
      id: string
      organization_id: string
      subject_id: string
      applicant_id: string
      ground: Ground
      study: Study | null
      route: Route
      address: string | null
      day: string
      way: 'press' | 'paper'
      comment: string | null
      scan: ColumnType<Scan | null, string | null, never>
      entered_by: string
      created_at: Made
      ended_on: string | null
      ended_by: string | null
      agreement: ColumnType<string | null, never, string>
      agreed_at: ColumnType<Date | null, never, Date>
      agreed_by: ColumnType<string | null, never, string>
    }
    delivery_tasks: {
      id: string
      organization_id: string
      announcement_id: string
      refusal_id: string
      route: Route
      address: string | null
      outgoing_id: string | null
      tries: ColumnType<number, number | undefined, number>
      created_at: Made
      done_at: Date | null
      done_by: string | null
    }
  }
}
