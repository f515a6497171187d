import type { ColumnType, Generated } from 'kysely'

type Made = ColumnType<Date, Date | undefined, never>

declare module '#server/db' {
  interface Database {
    accounts: {
      id: string
      name: string
      login: string | null
      email: string | null
      phone: string | null
      password_hash: string | null
      created_at: Made
    }
    operators: { account_id: string; appointed_at: Made }
    sessions: {
      id: string
      account_id: string
      token_hash: Buffer
      opened_by: 'password' | 'code' | 'sheet' | 'invitation' | 'registration' | 'setup'
      device: string
      place: string
      created_at: Made
      last_seen_at: Generated<Date>
      ended_at: Date | null
    }
    sign_in_codes: {
      id: string
      address: string
      purpose: 'sign_in' | 'registration'
      code_hash: Buffer
      expires_at: Date
      used_at: Date | null
      created_at: Made
    }
  }
}
