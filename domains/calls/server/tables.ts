import type { ColumnType, Generated } from 'kysely'
import './checks/tables.ts'
import './guests/tables.ts'
import './planned/tables.ts'
import type { PersonRef } from '#contract/people'
import type { CallKind, Caption, Reaction } from '../contract.ts'

type Later = ColumnType<Date | null, Date | null | undefined, Date | null>
type Whose = ColumnType<string | null, string | null | undefined, string | null>

declare module '#server/db' {
  interface Database {
    calls: {
      id: string
      organization_id: string
      chat_id: string
      kind: CallKind
      started_by: string
      started_at: Date
      ended_at: Later
      ended_by: Whose
      locked_at: Later
      waiting_room_at: Later
      speak_at: Later
      show_at: Later
      share_at: Later
      media: Generated<number>
      planned_id: Whose
      planned_day: Whose
      captions: ColumnType<Caption[], string | undefined, string>
    }
    call_people: {
      call_id: string
      person_id: string
      account_id: Whose
      host: Generated<boolean>
      stay_id: Whose
      rang_at: Later
      declined_at: Later
      asked_at: Later
      admitted_at: Later
      admitted_by: Whose
      joined_at: Later
      left_at: Later
      removed_at: Later
      removed_by: Whose
      mic_at: Later
      camera_at: Later
      screen_at: Later
      hand_at: Later
      cohost_at: Later
      cohost_by: Whose
      captions_at: Later
      captions_by: Whose
      reaction: ColumnType<Reaction | null, Reaction | null | undefined, Reaction | null>
      reacted_at: Later
      card: ColumnType<PersonRef | null, string | null | undefined, string | null>
    }
    call_stays: { id: string; call_id: string; person_id: string; from_at: Date; to_at: Later }
  }
}
