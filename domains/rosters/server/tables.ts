import type { ColumnType } from 'kysely'
import type { FileFormat, ImportState, ItemKind, Summary } from '../contract.ts'
import type { Who } from '../rules.ts'
import type { Deeds } from './plan/deeds.ts'
import type { TableMapping } from './read/guess.ts'
import type { Sheet } from './read/roster.ts'

type Made = ColumnType<Date, Date | undefined, never>
type Json<T> = ColumnType<T, string | null, string | null>

declare module '#server/db' {
  interface Database {
    roster_imports: {
      id: string
      organization_id: string
      started_by: string
      file_name: string
      format: FileFormat | null
      state: ImportState
      reason: Json<{ ru: string; en: string } | null>
      done: ColumnType<number, number | undefined, number>
      total: ColumnType<number, number | undefined, number>
      bytes: Buffer | null
      sheets: Json<Sheet[] | null>
      mapping: Json<TableMapping | null>
      leave_absent: ColumnType<boolean, boolean | undefined, boolean>
      decisions: ColumnType<Record<string, string>, string | undefined, string>
      summary: Json<Summary | null>
      deeds: Json<Deeds | null>
      started_at: Made
      ready_at: Date | null
      written_at: Date | null
      written_by: string | null
      undone_at: Date | null
      undone_by: string | null
      by_machine: ColumnType<boolean, boolean | undefined, boolean>
      write_if_clear: ColumnType<boolean, boolean | undefined, boolean>
    }
    roster_items: { import_id: string; place: number; kind: ItemKind; body: Json<unknown> }
    roster_changes: {
      import_id: string
      place: number
      kind: string
      person_id: string | null
      class_id: string | null
      before: Json<unknown>
      after: Json<unknown>
    }
    roster_headings: { organization_id: string; who: Who; heading: string; field: string }
    roster_details: {
      person_id: string
      organization_id: string
      birth_day: string | null
      phones: string[]
      email: string | null
    }
    roster_ids: { organization_id: string; source_id: string; person_id: string }
  }
}
