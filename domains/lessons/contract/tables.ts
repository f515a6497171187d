import { z } from 'zod'
import { command, Day, Id, upload } from '#contract'
import { Filling, Group, LessonNo, Weekday } from './models.ts'

// A table that a school brings: a list of lessons, or a grid with a column for each class.

export const MAX_TABLE = 5 * 1024 * 1024

export const ReadLesson = z.object({
  row: z.number().int(), // as the person sees it in the file
  className: z.string(),
  classId: Id.nullable(),
  weekday: Weekday.nullable(),
  no: z.number().int().nullable(),
  group: z.string(),
  subjectName: z.string(),
  subjectId: Id.nullable(),
  teacherName: z.string(),
  teacherId: Id.nullable(),
  room: z.string(),
  remote: z.boolean(),
  faults: z.array(z.enum(['class', 'weekday', 'no', 'subject', 'teacher', 'twice'])),
})
export type ReadLesson = z.infer<typeof ReadLesson>

/** Reads and compares; nothing is written. */
export const readTable = upload('lessons.readTable', {
  who: 'account',
  maxBytes: MAX_TABLE,
  input: z.object({ id: Id, organizationId: Id, name: z.string().max(200) }),
  output: z.object({ lessons: z.array(ReadLesson), newSubjects: z.array(z.string()) }),
})

/** The weeks of these classes become so from `from` on. */
export const writeTimetables = command('lessons.writeTimetables', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    bellsId: Id,
    from: Day.optional(),
    classes: z
      .array(
        z.object({
          classId: Id,
          slots: z.array(Filling.extend({ weekday: Weekday, no: LessonNo, group: Group })).max(120),
        }),
      )
      .min(1)
      .max(100),
  }),
  output: z.object({ classes: z.number().int(), lessons: z.number().int() }),
})
