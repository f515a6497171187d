import { z } from 'zod'
import { command, Day, download, event, Id, Instant, Nothing, query } from '#contract'
import { LessonKey } from '#contract/lessons'

export const Mark = z.enum(['present', 'absent', 'ill'])
export type Mark = z.infer<typeof Mark>
export const Why = z.enum(['ill', 'family', 'competition', 'other'])
export type Why = z.infer<typeof Why>

export const RollRow = z.object({
  pupil: z.object({ id: Id, name: z.string() }),
  mark: Mark.nullable(), // said by the teacher
  suggested: Mark.nullable(), // by the call and by what guardians have told
  minutes: z.number().int(), // in the lesson's calls
  firstAt: Instant.nullable(),
  told: z.object({ why: Why, note: z.string().nullable() }).nullable(),
})
export type RollRow = z.infer<typeof RollRow>

export const Roll = z.object({ rows: z.array(RollRow), called: z.boolean() }) // called: there was a call to read from
export type Roll = z.infer<typeof Roll>

/** For the lesson's teacher, the class teacher and the administration. */
export const getRoll = query('attendance.getRoll', { who: 'account', input: LessonKey, output: Roll })

/** On the server's disk before it is answered. */
export const markRoll = command('attendance.markRoll', {
  who: 'account',
  input: LessonKey.extend({
    id: Id,
    marks: z
      .array(z.object({ pupilId: Id, mark: Mark }))
      .min(1)
      .max(200),
  }),
  output: Roll,
})

export const Absence = z.object({
  id: Id,
  pupil: z.object({ id: Id, name: z.string(), className: z.string().nullable() }),
  from: Day,
  to: Day,
  why: Why,
  note: z.string().nullable(),
  toldBy: z.string(),
  toldAt: Instant,
})
export type Absence = z.infer<typeof Absence>

/** «Заболел»: one press of a guardian; or written down after a call to the school. */
export const tellAbsence = command('attendance.tellAbsence', {
  who: 'account',
  input: z.object({
    id: Id, // the absence's own id
    pupilId: Id,
    from: Day,
    to: Day,
    why: Why,
    note: z.string().trim().max(300).optional(),
  }),
  output: Absence,
})

/** Is well again, or it was a mistake. */
export const endAbsence = command('attendance.endAbsence', {
  who: 'account',
  input: z.object({ id: Id, absenceId: Id }),
  output: z.object({}),
})

/** Of my children, of my classes, of the school: those of this day on. */
export const listAbsences = query('attendance.listAbsences', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ absences: z.array(Absence), today: Day }),
})

export const DayRow = z.object({
  pupil: z.object({ id: Id, name: z.string() }),
  status: z.enum(['present', 'absent', 'ill', 'unknown']),
  why: Why.nullable(), // what guardians have told
  missed: z.number().int(), // lessons of the day
  held: z.number().int(),
})
export const DayClass = z.object({
  classId: Id,
  className: z.string(),
  all: z.number().int(),
  present: z.number().int(),
  absent: z.number().int(),
  ill: z.number().int(),
  unknown: z.number().int(),
  remote: z.boolean(),
  marked: z.object({ done: z.number().int(), all: z.number().int() }), // lessons of the day that have marks
  away: z.array(DayRow), // who is not there, by name
})
export type DayClass = z.infer<typeof DayClass>
export const DayReport = z.object({ day: Day, today: Day, classes: z.array(DayClass) })
export type DayReport = z.infer<typeof DayReport>

const OneDay = z.object({ organizationId: Id, day: Day.optional() }) // absent: today
/** R126–R128: the school for the administration, own classes for a class teacher. */
export const getDay = query('attendance.getDay', { who: 'account', input: OneDay, output: DayReport })
export const printDay = download('attendance.printDay', { who: 'account', input: OneDay })
export const exportDay = download('attendance.exportDay', { who: 'account', input: OneDay })

export const HistoryLesson = z.object({
  day: Day,
  no: z.number().int(),
  subject: z.string(),
  mark: Mark,
  minutes: z.number().int().nullable(),
})
/** For the pupil, the guardians, the class teacher and the administration. */
export const getHistory = query('attendance.getHistory', {
  who: 'account',
  input: z.object({ pupilId: Id, from: Day, to: Day }),
  output: z.object({
    pupil: z.object({ id: Id, name: z.string() }),
    lessons: z.array(HistoryLesson), // newest first
    present: z.number().int(),
    absent: z.number().int(),
    ill: z.number().int(),
  }),
})

/** In the organization's topic: somebody was marked, or told to be away. */
export const attendanceChanged = event('attendance.attendanceChanged', { key: Nothing, view: Nothing })
