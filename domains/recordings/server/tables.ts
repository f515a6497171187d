import type { ColumnType, Generated } from 'kysely'
import type { z } from 'zod'
import type { Answer, State, Trouble, WhoRecords, WhoWatches } from '../contract.ts'

type Later<T> = ColumnType<T | null, T | null | undefined, T | null>

declare module '#server/db' {
  interface Database {
    recording_settings: {
      organization_id: string
      who_records: WhoRecords
      who_watches: WhoWatches
      pupils: boolean
      keep_days: number
      act_number: string | null
      act_date: string | null
      set_by: string
      set_at: Date
    }
    recordings: {
      id: string
      organization_id: string
      call_id: string
      chat_id: string
      state: z.infer<typeof State>
      who_watches: WhoWatches
      pupils: boolean
      keep_days: number
      started_by: string
      started_at: Date
      stopped_at: Later<Date>
      stopped_by: Later<string>
      progress: Generated<number>
      touched_at: Later<Date>
      trouble: Later<Trouble>
      file_id: Later<string>
      seconds: Later<number>
      kept_until: Later<Date>
      warned_at: Later<Date>
      deleted_at: Later<Date>
      deleted_by: Later<string>
      reason: Later<string>
    }
    recording_consents: { recording_id: string; person_id: string; answer: Answer; at: Date }
  }
}
