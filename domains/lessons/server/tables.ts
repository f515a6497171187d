import type { ColumnType } from 'kysely'
import type { Device } from '#contract/sanitary'
import type { Form, Ground } from '../contract.ts'

type Made = ColumnType<Date, Date | undefined, never>
type Periods = [string, string][]

/** What stands in a cell, of the grid or of a day. */
export interface FillingColumns {
  subject_id: string
  teacher_id: string | null
  room: string
  remote: boolean
  device: Device | null
  screen_minutes: number | null
}

/** A file that a row keeps: its content is held for the row's id. */
export interface KeptFile {
  id: string
  sha256: string
  name: string
  size: number
  mediaType: string
}

interface Cell {
  class_id: string
  no: number
  group_name: string
}

declare module '#server/db' {
  interface Database {
    bell_schedules: {
      id: string
      organization_id: string
      name: string
      shift: 1 | 2
      periods: ColumnType<Periods, string, string>
      created_at: Made
      removed_at: Date | null
    }
    timetables: {
      class_id: string
      bells_id: string
      study_days: 5 | 6
      announced_at: Date | null
      announced_by: string | null
    }
    timetable_slots: Cell &
      FillingColumns & {
        id: string
        weekday: number
        from_day: string
        to_day: string | null
        written_by: string | null
        written_at: Made
      }
    lessons: Cell &
      FillingColumns & {
        id: string
        organization_id: string
        day: string
        starts: string | null
        ends: string | null
        changed_at: Date | null
        changed_by: string | null
        reason: string | null
        cancelled_at: Date | null
        moved_to_day: string | null
        moved_to_no: number | null
        moved_from_day: string | null
        moved_from_no: number | null
        started_at: Date | null
        started_by: string | null
        topic: string | null
        form: Form | null
        means: string | null
        task: string | null
        task_due: string | null
        recorded_at: Date | null
        recorded_by: string | null
        task_files: ColumnType<KeptFile[], string | undefined, string>
        task_handed_in: ColumnType<boolean, boolean | undefined, boolean>
      }
    lesson_calls: { call_id: string; lesson_id: string; at: Made }
    lesson_phones: {
      lesson_id: string
      person_id: string
      asked_at: Date
      admitted_at: Date | null
      admitted_by: string | null
    }
    remote_orders: {
      id: string
      organization_id: string
      number: string
      day: string
      ground: Ground
      from_day: string
      to_day: string
      bells_id: string | null
      note: string | null
      declared_by: string
      declared_at: Made
      ended_at: Date | null
      ended_by: string | null
    }
    study_spans: {
      id: string
      organization_id: string
      kind: 'term' | 'holidays'
      name: string
      from_day: string
      to_day: string
      first_grade: number | null
      last_grade: number | null
      written_by: string | null
      written_at: Made
    }
    task_works: {
      id: string
      lesson_id: string
      pupil_id: string
      text: string
      files: ColumnType<KeptFile[], string, string>
      handed_at: Date
      handed_by: string
      verdict: 'accepted' | 'returned' | null
      answer: string | null
      answered_at: Date | null
      answered_by: string | null
    }
    remote_classes: { order_id: string; class_id: string }
    equipment: {
      person_id: string
      devices: string[]
      camera: boolean
      microphone: boolean
      sound: boolean
      internet: boolean
      told_by: string
      told_at: ColumnType<Date, Date | undefined, Date>
    }
  }
}
