import type { ColumnType } from 'kysely'

declare module '#server/db' {
  interface Database {
    school_exports: {
      id: string
      organization_id: string
      reason: string
      by_person: string | null
      by_account: string
      requested_at: Date
      state: ColumnType<'working' | 'ready' | 'failed', undefined, 'ready' | 'failed'>
      done: ColumnType<number, undefined, number>
      total: ColumnType<number, undefined, number>
      file_name: ColumnType<string | null, undefined, string>
      size: ColumnType<number | null, undefined, number>
      expires_at: ColumnType<Date | null, undefined, Date>
    }
    school_imports: {
      source_id: string
      organization_id: string
      new_ids: boolean
      imported_at: ColumnType<Date, undefined, never>
    }
  }
}
