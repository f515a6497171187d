import { z } from 'zod'
import { command, Day, download, event, Id, Instant, query } from '#contract'
import { Bells, Filling, Group, LessonNo, Named, Periods, Slot, Weekday } from './models.ts'

export const Clash = z.object({
  slotId: Id,
  kind: z.enum(['teacher', 'room']),
  className: z.string(), // where the same teacher or room is wanted at that hour
})
export type Clash = z.infer<typeof Clash>

export const ClassTimetable = z.object({
  class: Named.extend({ grade: z.number().int().nullable() }),
  bells: z.array(Bells),
  bellsId: Id.nullable(), // null: not begun
  studyDays: z.union([z.literal(5), z.literal(6)]),
  slots: z.array(Slot),
  subjects: z.array(Named), // of the school
  teachers: z.array(Named),
  clashes: z.array(Clash),
  today: Day,
  announcedAt: Instant.nullable(),
  can: z.object({ edit: z.boolean() }),
})
export type ClassTimetable = z.infer<typeof ClassTimetable>

/** For whoever builds it, and for the teachers of the class. */
export const getTimetable = query('lessons.getTimetable', {
  who: 'account',
  input: z.object({ classId: Id }),
  output: ClassTimetable,
})

/** Every class of the school, with what its timetable breaks. */
export const listTimetables = query('lessons.listTimetables', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    classes: z.array(
      Named.extend({ lessons: z.number().int(), breaches: z.number().int(), announcedAt: Instant.nullable() }),
    ),
    bells: z.array(Bells),
  }),
})

/** A new list of bells, or the one of this id with other hours. */
export const saveBells = command('lessons.saveBells', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    bellsId: Id.optional(),
    name: z.string().trim().min(1).max(60),
    shift: z.union([z.literal(1), z.literal(2)]),
    periods: Periods,
  }),
  output: Bells,
})

export const removeBells = command('lessons.removeBells', {
  who: 'account',
  input: z.object({ id: Id, bellsId: Id }),
  output: z.object({}),
})

export const setTimetable = command('lessons.setTimetable', {
  who: 'account',
  input: z.object({ id: Id, classId: Id, bellsId: Id, studyDays: z.union([z.literal(5), z.literal(6)]) }),
  output: ClassTimetable,
})

/** Fills a cell from `from` on, today at the earliest; null empties it. What was held before stays as it was. */
export const setSlot = command('lessons.setSlot', {
  who: 'account',
  input: z.object({
    id: Id,
    classId: Id,
    weekday: Weekday,
    no: LessonNo,
    group: Group,
    filling: Filling.nullable(),
    from: Day.optional(),
  }),
  output: ClassTimetable,
})

/** «Расписание готово»: a message in the chats of the class. */
export const announceTimetable = command('lessons.announceTimetable', {
  who: 'account',
  input: z.object({ id: Id, classId: Id }),
  output: ClassTimetable,
})

/** A4 of a class. */
export const printTimetable = download('lessons.printTimetable', { who: 'account', input: z.object({ classId: Id }) })

/** A4 of whoever asks: the lessons of this week. */
export const printMine = download('lessons.printMine', {
  who: 'account',
  input: z.object({ organizationId: Id, from: Day }),
})

/** In the organization's topic: the timetable or a day of this class is not what it was. */
export const lessonsChanged = event('lessons.lessonsChanged', {
  key: z.object({ classId: Id }),
  view: z.object({ classId: Id }),
})
