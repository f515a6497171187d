import type { ColumnType } from 'kysely'
import type { HelpSide, HelpState, HelpTopic } from '../contract.ts'

type Made = ColumnType<Date, Date | undefined, never>
type Moved = ColumnType<Date, Date | undefined, Date>

export interface KeptFile {
  id: string
  sha256: string
  name: string
  size: number
  mediaType: string
}

declare module '#server/db' {
  interface Database {
    help_requests: {
      id: string
      organization_id: string | null
      person_id: string | null
      outsider: string | null
      contact: string | null
      named_school: string | null
      topic: ColumnType<HelpTopic, HelpTopic | undefined, never>
      text: string
      screen: string | null
      device: string | null
      files: ColumnType<KeptFile[], string, string>
      state: HelpState
      operator_state: 'asked' | 'answered' | null
      assignee_id: string | null
      created_at: Made
      changed_at: Moved
      seen_at: Moved
    }
    help_lines: {
      id: string
      request_id: string
      side: HelpSide
      person_id: string | null
      account_id: string | null
      text: string
      internal: boolean
      at: Made
    }
    ready_answers: { id: string; organization_id: string; title: string; text: string; changed_at: Moved }
    first_steps_put_away: { person_id: string; at: Made }
  }
}
