import type { ColumnType } from 'kysely'
import type { KeptUpload } from '#domains/files'
import type { ActKind, MovedWhom, MoveFrom } from '../contract.ts'

type Made = ColumnType<Date, Date | undefined, never>

declare module '#server/db' {
  interface Database {
    acts: {
      id: string
      organization_id: string
      kind: ActKind
      title: string
      public_since: Date | null
      created_by: string
      created_at: Made
    }
    act_versions: {
      id: string
      act_id: string
      no: number
      text: string | null
      file: ColumnType<KeptUpload | null, string | null, string | null>
      number: ColumnType<string, string | undefined, string>
      adopted_on: string | null
      valid_from: string | null
      valid_to: string | null
      pupils_council: string | null
      parents_council: string | null
      written_by: string
      written_at: ColumnType<Date, Date | undefined, Date>
      adopted_by: string | null
    }
    act_notices: { version_id: string; announcement_id: string }
    chat_moves: {
      id: string
      organization_id: string
      title: string
      came_from: MoveFrom
      class_id: string | null
      whom: MovedWhom
      responsible_id: string | null
      until: string | null
      planned_by: string
      planned_at: ColumnType<Date, Date | undefined, never>
      moved_by: string | null
      moved_at: Date | null
    }
    act_pages: { organization_id: string; opened_by: string; opened_at: Made }
  }
}
