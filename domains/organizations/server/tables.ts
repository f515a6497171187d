import type { ColumnType, Generated } from 'kysely'
import type { OrganizationKind, Profile } from '#contract/organizations'

type Made = ColumnType<Date, Date | undefined, never>

declare module '#server/db' {
  interface Database {
    organizations: {
      id: string
      name: string
      short_name: string
      kind: OrganizationKind
      region: string
      municipality: string
      time_zone: string
      address: string
      phone: string
      site: string
      email: string
      created_at: Made
      suspended_at: ColumnType<Date | null, undefined, Date | null>
      suspended_by: ColumnType<string | null, undefined, string | null>
      suspended_for: ColumnType<string | null, undefined, string | null>
    }
    intake_stops: { one: Generated<boolean>; words: string; stopped_by: string; stopped_at: Date }
    order_files: { file_id: string; uploaded_at: Made }
    applications: {
      id: string
      profile: ColumnType<Profile, string, never>
      last_name: string
      first_name: string
      patronymic: string | null
      email: string
      phone: string
      order_number: string
      order_date: string
      order_file_id: string
      submitted_at: Made
    }
    application_decisions: {
      application_id: string
      approved: boolean
      reason: string | null
      decided_by: string
      decided_at: Made
      organization_id: string | null
      administrator_id: string | null
    }
  }
}
