import type { ColumnType } from 'kysely'
import type { Case, Deed, Evidence, FilterMode, MeasureKind, ReportKind } from '#contract/moderation'

type Made = ColumnType<Date, Date | undefined, never>

declare module '#server/db' {
  interface Database {
    moderation_cases: {
      id: string
      organization_id: string
      chat_id: string
      class_id: string | null
      message_id: string
      msg_no: number
      author_id: string
      rule: string | null
      text: string
      files: ColumnType<Evidence['files'], string, string>
      sha256: string
      around: ColumnType<Case['around'], string, never>
      sent_at: Date
      opened_at: Made
      closed_at: ColumnType<Date | null, undefined, Date | null>
      closed_by: ColumnType<string | null, undefined, string | null>
      answer: ColumnType<string | null, undefined, string | null>
    }
    reports: { id: string; case_id: string; reporter_id: string; kind: ReportKind; words: string; at: Made }
    measures: {
      id: string
      case_id: string
      organization_id: string
      person_id: string
      kind: MeasureKind
      reason: string
      until: Date | null
      taken_by: string
      taken_at: Made
      lifted_at: ColumnType<Date | null, undefined, Date>
      lifted_by: ColumnType<string | null, undefined, string>
      confirmed_at: ColumnType<Date | null, undefined, Date>
    }
    appeals: {
      measure_id: string
      words: string
      at: Made
      decided_at: ColumnType<Date | null, undefined, Date>
      decided_by: ColumnType<string | null, undefined, string>
      upheld: ColumnType<boolean | null, undefined, boolean>
      answer: ColumnType<string | null, undefined, string>
    }
    moderation_journal: {
      id: string
      organization_id: string
      at: Made
      deed: Deed
      by_id: string | null
      about_id: string | null
      case_id: string | null
      chat_id: string | null
      words: string
      measure: MeasureKind | null
      until: Date | null
    }
    moderation_settings: {
      organization_id: string
      filter: FilterMode
      trusted_hosts: string[]
      set_by: string
      set_at: ColumnType<Date, Date | undefined, Date>
    }
    conduct_rules: { organization_id: string; version: number; text: string; set_by: string; set_at: Made }
    conduct_acceptances: { person_id: string; version: number; at: Made }
  }
}
