import { z } from 'zod'
import { command, Day, Id, Instant, query } from '#contract'
import { Device } from '#contract/sanitary'
import { Filling, LessonKey, LessonNo, Named } from './models.ts'

const Place = z.object({ day: Day, no: z.number().int() })

export const Form = z.enum(['lesson', 'lecture', 'consultation', 'practice', 'test', 'selfStudy'])
export type Form = z.infer<typeof Form>

export const Lesson = z.object({
  classId: Id,
  className: z.string(),
  grade: z.number().int().nullable(),
  day: Day,
  no: z.number().int(),
  group: z.string(),
  subject: Named,
  teacher: Named.nullable(),
  mine: z.boolean(), // I hold it
  room: z.string(),
  remote: z.boolean(),
  device: Device.nullable(),
  screenMinutes: z.number().int().nullable(),
  starts: z.string().nullable(), // «08:30», in the school's own hours; null: no such bell
  ends: z.string().nullable(),
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  change: z.enum(['cancelled', 'moved', 'movedAway', 'replaced', 'added']).nullable(),
  reason: z.string().nullable(),
  movedTo: Place.nullable(),
  movedFrom: Place.nullable(),
  goesOn: z.boolean(), // in a call, now
  callId: Id.nullable(), // that call, for whoever may join it
  started: z.boolean(),
  topic: z.string().nullable(),
  task: z.string().nullable(),
  taskDue: Day.nullable(),
})
export type Lesson = z.infer<typeof Lesson>

/** A day without lessons, and why. `classNames`: whose; empty where it is so for all that are asked about. */
export const OffDay = z.object({
  day: Day,
  kind: z.enum(['holidays', 'public', 'between']),
  name: z.string(),
  to: Day.nullable(), // its last day, where somebody has said
  classNames: z.array(z.string()),
})
export type OffDay = z.infer<typeof OffDay>

/** «Моё расписание»: what I teach, what I learn, what my children learn; or all of one class. */
export const listLessons = query('lessons.listLessons', {
  who: 'account',
  input: z.object({ organizationId: Id, classId: Id.optional(), from: Day, to: Day }),
  output: z.object({ lessons: z.array(Lesson), off: z.array(OffDay), today: Day, now: Instant }),
})

export const TaskFile = z.object({ id: Id, name: z.string(), size: z.number().int() })
export type TaskFile = z.infer<typeof TaskFile>

/** What a pupil has handed in for the task of a lesson. */
export const Work = z.object({
  id: Id,
  pupil: Named,
  text: z.string(),
  files: z.array(TaskFile),
  handedAt: Instant,
  late: z.boolean(), // after the day it was due
  verdict: z.enum(['accepted', 'returned']).nullable(), // null: the teacher has not looked yet
  answer: z.string().nullable(),
})
export type Work = z.infer<typeof Work>

export const LessonPage = z.object({
  lesson: Lesson,
  form: Form.nullable(),
  means: z.string().nullable(),
  files: z.array(TaskFile), // of the task
  handedIn: z.boolean(), // the task is handed in here; any other is homework
  /** For whom I may hand it in: for myself, for my children. */
  pupils: z.array(Named),
  /** Theirs; for whoever leads the lesson, everybody's. */
  works: z.array(Work),
  /** Where its call is held; null: a chat of the subject has to be made first. */
  chatId: Id.nullable(),
  /** Of its calls; a recording says itself to whom it is open (R101). */
  recordings: z.array(Id),
  /** Phones that ask to come in. */
  phones: z.array(z.object({ personId: Id, name: z.string(), admitted: z.boolean() })),
  can: z.object({ lead: z.boolean(), change: z.boolean() }),
})
export type LessonPage = z.infer<typeof LessonPage>

export const getLesson = query('lessons.getLesson', { who: 'account', input: LessonKey, output: LessonPage })

/** For one day only, told to the class and its guardians. */
export const changeLesson = command('lessons.changeLesson', {
  who: 'account',
  input: LessonKey.extend({
    id: Id,
    change: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('cancel') }),
      z.object({ kind: z.literal('replace'), filling: Filling }),
      z.object({ kind: z.literal('move'), day: Day, no: LessonNo }),
      z.object({ kind: z.literal('restore') }), // as the grid has it
    ]),
    reason: z.string().trim().max(200).default(''),
  }),
  output: z.object({}),
})

/** R114, R118: topic, form, means; a task with its day, two days on unless said otherwise. */
export const recordLesson = command('lessons.recordLesson', {
  who: 'account',
  input: LessonKey.extend({
    id: Id,
    topic: z.string().trim().max(300),
    form: Form,
    means: z.string().trim().max(300),
    task: z.string().trim().max(2000),
    taskDue: Day.nullable(),
    files: z.array(Id).max(10).optional(), // those that stay and own uploads; absent: as they are
    handedIn: z.boolean().optional(), // absent: as it is
  }),
  output: LessonPage,
})
