import type { ColumnType, Generated } from 'kysely'
import type { FileRef, RefusedFor } from '../contract.ts'

type Made = ColumnType<Date, Date | undefined, never>

/** What the uploading client says of a file; a recorder knows these, the server may not. */
export interface Told {
  seconds?: number
  waveform?: number[]
}

declare module '#server/db' {
  interface Database {
    files: {
      id: string
      organization_id: string
      person_id: string
      account_id: string
      state: 'uploading' | 'checking' | 'ready' | 'refused'
      refused_for: RefusedFor | null
      voice: boolean
      name: string
      size: number
      told: ColumnType<Told, string, string>
      sha256: string | null
      card: ColumnType<FileRef | null, string | null, string>
      counted: number
      created_at: Made
      ready_at: Date | null
      held_until: Date | null
      chat_id: string | null
      msg_no: number | null
      position: number | null
      attached_at: Date | null
    }
    file_previews: { file_id: string; width: 320 | 1280; sha256: string; size: number }
    material_pins: { file_id: string; pinned_by: string; pinned_at: Made }
    file_limits: {
      organization_id: string
      pupil: number
      guardian: number
      staff: number
      quota: number
      changed_by: string | null
      changed_at: Generated<Date>
    }
    file_usage: { organization_id: string; bytes: number }
    file_blocks: { person_id: string; until: Date }
    kept_contents: { sha256: string; kept_for: string }
  }
}
