import type { ColumnType } from 'kysely'

type Made = ColumnType<Date, Date | undefined, never>

declare module '#server/db' {
  interface Database {
    curators: {
      id: string
      account_id: string
      region: string
      municipality: string | null
      appointed_by: string
      appointed_at: Made
      ended_at: ColumnType<Date | null, undefined, Date>
      ended_by: ColumnType<string | null, undefined, string>
    }
    network_consents: {
      organization_id: string
      region: string
      municipality: string
      given_by: string
      given_at: ColumnType<Date, Date | undefined, Date>
    }
    curator_letters: {
      id: string
      organization_id: string
      curator_id: string
      person_id: string | null
      text: string
      at: Made
      read_at: ColumnType<Date | null, undefined, Date>
    }
  }
}
