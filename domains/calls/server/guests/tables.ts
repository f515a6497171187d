import type { ColumnType, Generated } from 'kysely'

type Later = ColumnType<Date | null, Date | null | undefined, Date | null>
type Whose = ColumnType<string | null, string | null | undefined, string | null>

declare module '#server/db' {
  interface Database {
    call_guests: {
      id: string
      organization_id: string
      call_id: Whose
      planned_id: Whose
      name: string
      from_where: string
      token_hash: Buffer
      created_by: string
      created_at: Generated<Date>
      expires_at: Date
      revoked_at: Later
      revoked_by: Whose
    }
  }
}
