import type { ColumnType } from 'kysely'
import type { Adapter, Sync } from '../contract.ts'

type Made = ColumnType<Date, Date | undefined, never>

declare module '#server/db' {
  interface Database {
    journals: {
      organization_id: string
      adapter: Adapter
      name: string
      version: '1.1' | '1.2' | null
      address: string | null
      token_address: string | null
      client_id: string | null
      sealed_secret: Buffer | null
      school_id: string | null
      every_hours: number | null
      write_if_clear: boolean
      leave_absent: boolean
      subject_chats: boolean
      staff_link: string | null
      family_link: string | null
      upload_hash: Buffer | null
      connected_by: string
      connected_at: Made
      paused_at: Date | null
      paused_by: string | null
      next_at: Date | null
    }
    journal_syncs: {
      id: string
      organization_id: string
      way: Sync['way']
      started_by: string | null
      state: Sync['state']
      step: string | null
      done: ColumnType<number, number | undefined, number>
      total: ColumnType<number, number | undefined, number>
      reason: ColumnType<{ ru: string; en: string } | null, string | null, string | null>
      user_ids: ColumnType<string[], string[] | undefined, string[]>
      import_id: string | null
      opened_chats: ColumnType<string[], string[] | undefined, string[]>
      started_at: Made
      ended_at: Date | null
    }
    journal_arrivals: {
      person_id: string
      organization_id: string
      provider_id: string
      issuer: string
      subject: string
      label: string
      expires_at: Date
    }
    journal_links: {
      person_id: string
      organization_id: string
      journal_id: string
      linked_at: Made
      linked_by: string | null
    }
  }
}
