import type { ColumnType } from 'kysely'
import type { Trip } from '../contract.ts'
import type { Kind, MatterKind } from '../rules.ts'

type Made = ColumnType<Date, Date | undefined, never>
type DayText = ColumnType<string, string, string>

/** Content of a scan that is kept for a signature. */
export interface Scan {
  sha256: string
  name: string
  size: number
  mediaType: string
}

declare module '#server/db' {
  interface Database {
    consent_retention: { organization_id: string; years: number; set_by: string; set_at: Date }
    work_years: {
      organization_id: string
      year: number
      off: string[]
      work: string[]
      act: string
      changed_by: string
      changed_at: Date
    }
    consent_templates: {
      id: string
      organization_id: string
      kind: Exclude<Kind, 'slip'>
      created_by: string
      created_at: Made
      removed_at: Date | null
    }
    consent_versions: {
      id: string
      template_id: string
      number: number
      title: string
      text: string
      consequence: string
      created_by: string
      created_at: Made
    }
    consent_requests: {
      id: string
      organization_id: string
      version_id: string | null
      kind: Kind
      title: string
      text: string
      consequence: string
      trip: ColumnType<Trip | null, string | null, never>
      deadline: Date | null
      created_by: string
      created_at: Made
      reminded_at: Date | null
      closed_at: Date | null
    }
    consent_audiences: { request_id: string; class_id: string | null; person_id: string | null }
    consent_signatures: {
      id: string
      request_id: string
      subject_id: string
      signer_id: string
      answer: 'signed' | 'refused'
      way: 'press' | 'paper'
      comment: string | null
      at: Date
      document: string
      sha256: string
      confirmed_by: 'mail' | 'sms' | 'screen' | null
      account_id: string | null
      ip: string | null
      device: string | null
      marked_by: string | null
      scan: ColumnType<Scan | null, string | null, never>
      withdrawn_at: Date | null
      withdrawal_reason: string | null
      withdrawal_marked_by: string | null
      withdrawal_scan: ColumnType<Scan | null, string | null, string | null>
    }
    consent_confirmations: {
      id: string
      account_id: string
      request_id: string
      subject_id: string
      signer_id: string
      document: string
      sha256: string
      comment: string | null
      way: 'mail' | 'sms' | 'screen'
      code_hash: Buffer
      created_at: Made
      expires_at: Date
      used_at: Date | null
    }
    consent_birth_days: { person_id: string; day: DayText; set_by: string; set_at: Made }
    privacy_matters: {
      id: string
      organization_id: string
      kind: MatterKind
      about: string | null
      signature_id: string | null
      begun_on: DayText
      due_on: DayText
      extended_on: string | null
      extension_reason: string | null
      created_by: string | null
      created_at: Made
      done_at: Date | null
      done_by: string | null
      outcome: string | null
    }
  }
}
