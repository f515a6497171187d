import type { ColumnType, Generated } from 'kysely'
import type { InvitedRole } from '#contract/invitations'
import type { Relation } from '#contract/people'

type Made = ColumnType<Date, Date | undefined, never>

declare module '#server/db' {
  interface Database {
    invitations: {
      id: string
      organization_id: string
      class_id: string | null
      role: InvitedRole
      token_hash: Buffer
      approval: boolean
      uses_max: number | null
      uses: Generated<number>
      expires_at: Date
      created_by: string
      created_at: Made
      revoked_at: Date | null
      revoked_by: string | null
    }
    join_requests: {
      id: string
      organization_id: string
      invitation_id: string
      account_id: string
      last_name: string
      first_name: string
      patronymic: string | null
      child_last_name: string | null
      child_first_name: string | null
      relation: Relation | null
      state: Generated<'waiting' | 'accepted' | 'refused'>
      reason: string | null
      person_id: string | null
      decided_by: string | null
      decided_at: Date | null
      created_at: Made
    }
    activation_sheets: {
      id: string
      organization_id: string
      person_id: string
      code_hash: Buffer
      printed_by: string
      printed_at: Generated<Date>
      expires_at: Date
      used_at: Date | null
      used_by: string | null
      revoked_at: Date | null
      disputed_at: Date | null
      resets: ColumnType<string | null, string | undefined, never>
    }
  }
}
