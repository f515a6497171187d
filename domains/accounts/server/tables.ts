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
      opened_by: 'password' | 'code' | 'sheet' | 'invitation' | 'registration' | 'setup' | 'provider'
      device: string
      place: string
      created_at: Made
      last_seen_at: Generated<Date>
      ended_at: Date | null
    }
    sign_in_codes: {
      id: string
      address: string
      purpose: 'sign_in' | 'registration' | 'binding'
      code_hash: Buffer
      expires_at: Date
      used_at: Date | null
      created_at: Made
    }
    totp_factors: {
      account_id: string
      sealed_secret: Buffer
      confirmed_at: Date | null
      last_step: ColumnType<string, number | undefined, number>
      created_at: Generated<Date>
    }
    passkeys: {
      id: string
      account_id: string
      credential_id: string
      public_key: Buffer
      counter: ColumnType<string, number, number>
      transports: string[]
      name: string
      created_at: Made
      last_used_at: Date | null
    }
    recovery_codes: { id: string; account_id: string; code_hash: Buffer; used_at: Date | null; created_at: Made }
    sign_in_steps: {
      id: string
      account_id: string
      token_hash: Buffer
      opened_by: 'password' | 'code' | 'provider'
      challenge: string | null
      expires_at: Date
      used_at: Date | null
      created_at: Made
    }
    sign_in_providers: {
      id: string
      organization_id: string | null
      name: string
      issuer: string
      client_id: string
      sealed_secret: Buffer | null
      scope: string
      person_claim: ColumnType<string | null, string | null | undefined, string | null>
      added_by: string
      added_at: Made
      removed_at: Date | null
    }
    account_identities: {
      id: string
      account_id: string
      provider_id: string
      issuer: string
      subject: string
      label: string
      bound_at: Made
      last_used_at: Date | null
    }
    provider_walks: {
      id: string
      provider_id: string
      token_hash: Buffer
      account_id: string | null
      return_to: string
      expires_at: Date
      used_at: Date | null
      created_at: Made
    }
    passkey_challenges: { account_id: string; challenge: string; expires_at: Date }
    operator_step_demands: { one: Generated<boolean>; demanded_by: string; demanded_at: Made }
    account_locks: { account_id: string; locked_by: string | null; reason: string; locked_at: Made }
    intrusion_reports: {
      id: string
      account_id: string
      words: string
      locked: boolean
      created_at: Made
      settled_at: Date | null
      settled_by: string | null
    }
    account_exports: {
      id: string
      account_id: string
      done: Generated<number>
      parts: Generated<number>
      file_name: string | null
      size: ColumnType<string | null, number | null, number | null>
      ready_at: Date | null
      failed_at: Date | null
      expires_at: Date
      created_at: Made
    }
    account_deletions: { account_id: string; asked_at: Generated<Date>; due_at: Date; done_at: Date | null }
  }
}
