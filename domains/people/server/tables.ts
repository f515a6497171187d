import type { ColumnType } from 'kysely'
import type { Relation, Role } from '#contract/people'

type Made = ColumnType<Date, Date | undefined, never>

declare module '#server/db' {
  interface Database {
    step_demands: {
      organization_id: string
      demanded_by: string
      demanded_at: ColumnType<Date, Date | undefined, never>
    }
    people: {
      id: string
      organization_id: string
      account_id: string | null
      last_name: string
      first_name: string
      patronymic: string | null
      post: string | null
      verified_at: Date | null
      verified_by: string | null
      joined_at: Date | null
      left_at: Date | null
      created_at: Made
    }
    person_roles: { person_id: string; role: Role; granted_by: string | null; granted_at: Made }
    guardianships: {
      guardian_id: string
      pupil_id: string
      relation: Relation
      created_by: string | null
      created_at: Made
    }
  }
}
