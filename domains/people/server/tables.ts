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
      known_at: ColumnType<Date | null, never, Date>
      known_by: ColumnType<string | null, never, string>
      refused_at: ColumnType<Date | null, never, Date>
      refused_for: ColumnType<string | null, never, string>
    }
    role_changes: {
      id: string
      organization_id: string
      person_id: string
      granted: Role[]
      taken: Role[]
      reason: string | null
      by_person: string
      at: Date
      undone_by: string | null
      undone_at: Date | null
    }
    verification_texts: { organization_id: string; text: string; changed_by: string; changed_at: Date }
    person_roles: { person_id: string; role: Role; granted_by: string | null; granted_at: Made }
    suspended_people: { person_id: string; account_id: string }
    guardianships: {
      guardian_id: string
      pupil_id: string
      relation: Relation
      created_by: string | null
      created_at: Made
    }
  }
}
