import { z } from 'zod'
import { command, Day, download, event, Id, Instant, query, upload } from '#contract'
import { Device } from '#contract/sanitary'

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const LessonNo = z.coerce.number().int().min(1).max(12)
const Weekday = z.number().int().min(1).max(7) // Monday is 1
const Group = z.string().trim().max(20).default('') // a part of the class; '' is all of it
const Room = z.string().trim().max(40)

/** From when to when each lesson lasts, in the school's own hours; the first lesson first. */
const Periods = z
  .array(z.tuple([Clock, Clock]))
  .min(1)
  .max(12)

export const Bells = z.object({
  id: Id,
  name: z.string(),
  shift: z.union([z.literal(1), z.literal(2)]),
  periods: Periods,
})
export type Bells = z.infer<typeof Bells>

/** What stands in a cell of the grid. */
export const Filling = z.object({
  subjectId: Id,
  teacherId: Id.nullable(),
  room: Room.default(''),
  remote: z.boolean().default(false),
  device: Device.nullable().default(null),
  screenMinutes: z.number().int().min(0).max(90).nullable().default(null), // null: as many as the norm allows
})
export type Filling = z.infer<typeof Filling>

export const Slot = Filling.extend({ id: Id, weekday: Weekday, no: z.number().int(), group: z.string() })
export type Slot = z.infer<typeof Slot>

// When the school learns: terms and holidays of a school year.

const Grade = z.number().int().min(1).max(11)
export const StudySpan = z.object({
  kind: z.enum(['term', 'holidays']),
  name: z.string().trim().min(1).max(80),
  from: Day,
  to: Day,
  grades: z.tuple([Grade, Grade]).nullable(), // null: everybody
})
export type StudySpan = z.infer<typeof StudySpan>
export const StudyCalendar = z.object({
  spans: z.array(StudySpan),
  today: Day,
  can: z.object({ edit: z.boolean() }),
})
export type StudyCalendar = z.infer<typeof StudyCalendar>

export const getCalendar = query('lessons.getCalendar', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: StudyCalendar,
})

/** The whole school year that begins on 1 September of `year`. */
export const saveCalendar = command('lessons.saveCalendar', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    year: z.number().int().min(2020).max(2100),
    spans: z.array(StudySpan).max(40),
  }),
  output: StudyCalendar,
})

const Named = z.object({ id: Id, name: z.string() })
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

/** A4 of a class. */
export const printTimetable = download('lessons.printTimetable', { who: 'account', input: z.object({ classId: Id }) })
/** A4 of whoever asks: the lessons of this week. */
export const printMine = download('lessons.printMine', {
  who: 'account',
  input: z.object({ organizationId: Id, from: Day }),
})

// Days.

/** Which lesson of which class. */
export const LessonKey = z.object({ classId: Id, day: Day, no: LessonNo, group: Group })
export type LessonKey = z.infer<typeof LessonKey>
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

/** R118: by the pupil, or by a guardian; said once more until it is accepted, the last word counts. */
export const handIn = command('lessons.handIn', {
  who: 'account',
  input: LessonKey.extend({
    id: Id,
    pupilId: Id,
    text: z.string().trim().max(4000),
    files: z.array(Id).max(10).default([]), // those that stay and own uploads
  }),
  output: LessonPage,
})

export const answerWork = command('lessons.answerWork', {
  who: 'account',
  input: LessonKey.extend({
    id: Id,
    workId: Id,
    verdict: z.enum(['accepted', 'returned']),
    answer: z.string().trim().max(1000).default(''),
  }),
  output: LessonPage,
})

export const openTaskFile = download('lessons.openTaskFile', {
  who: 'account',
  input: LessonKey.extend({ fileId: Id }),
})
export const openWorkFile = download('lessons.openWorkFile', {
  who: 'account',
  input: z.object({ workId: Id, fileId: Id }),
})

export const Task = LessonKey.extend({
  className: z.string(),
  subject: Named,
  task: z.string(),
  due: Day,
  pupil: Named,
  handedIn: z.boolean(), // here; else it is homework, and always open
  state: z.enum(['open', 'handed', 'returned', 'accepted']),
})
export type Task = z.infer<typeof Task>

/** Mine and my children's, the nearest first; and works that wait for me as a teacher. */
export const listTasks = query('lessons.listTasks', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    tasks: z.array(Task),
    waiting: z.array(LessonKey.extend({ className: z.string(), subject: Named, count: z.number().int() })),
    today: Day,
  }),
})

/** The call that has been begun in a chat of the class is this lesson's. */
export const startLesson = command('lessons.startLesson', {
  who: 'account',
  input: LessonKey.extend({ id: Id, callId: Id }),
  output: LessonPage,
})

/** What the screen of a call shows of the lesson; null: this call is none. */
export const getLessonOfCall = query('lessons.getLessonOfCall', {
  who: 'account',
  input: z.object({ callId: Id }),
  output: z.object({
    lesson: Lesson.nullable(),
    startedAt: Instant.nullable(),
    page: LessonPage.nullable(),
    answers: z.array(z.object({ normId: z.string(), value: z.number().int() })), // norms that the school has confirmed
  }),
})

/** R112: whoever has nothing but a phone asks the teacher. */
export const askForPhone = command('lessons.askForPhone', {
  who: 'account',
  natural: true,
  input: z.object({ callId: Id }),
  output: z.object({}),
})

export const admitPhone = command('lessons.admitPhone', {
  who: 'account',
  input: LessonKey.extend({ id: Id, personId: Id }),
  output: LessonPage,
})

// Remote mode.

export const Ground = z.enum(['weather', 'quarantine', 'authority', 'competition'])
export type Ground = z.infer<typeof Ground>

export const RemoteOrder = z.object({
  id: Id,
  number: z.string(),
  day: Day,
  ground: Ground,
  from: Day,
  to: Day,
  classes: z.array(Named),
  bells: Named.nullable(),
  note: z.string().nullable(),
  declaredBy: z.string(),
  endedAt: Instant.nullable(),
})
export type RemoteOrder = z.infer<typeof RemoteOrder>

export const listOrders = query('lessons.listOrders', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ orders: z.array(RemoteOrder), today: Day }),
})

export const declareRemote = command('lessons.declareRemote', {
  who: 'account',
  input: z.object({
    id: Id, // the order's own id
    organizationId: Id,
    number: z.string().trim().min(1).max(60),
    day: Day,
    ground: Ground,
    from: Day,
    to: Day,
    classIds: z.array(Id).min(1).max(300),
    bellsId: Id.nullable(),
    note: z.string().trim().max(500).optional(),
  }),
  output: RemoteOrder,
})

export const endRemote = command('lessons.endRemote', {
  who: 'account',
  input: z.object({ id: Id, orderId: Id }),
  output: RemoteOrder,
})

const Part = z.object({ done: z.number().int(), all: z.number().int() })
/** What has to be ready before a class learns from home (R108–R111), counted, not ticked. */
export const Readiness = z.object({
  classId: Id,
  className: z.string(),
  timetable: z.boolean(),
  chats: Part.extend({ missing: z.array(z.string()), missingIds: z.array(Id) }), // subjects of the timetable that have a chat
  owners: Part.extend({ missing: z.array(z.string()) }), // chats in which an administrator is named
  pupils: Part, // have joined
  guardians: Part,
  teachers: Part,
  equipment: Part.extend({ missing: z.array(z.string()) }), // have said what they have, and it is enough
  calls: Part, // have been in a call already: it works for them
})
export type Readiness = z.infer<typeof Readiness>

export const getReadiness = query('lessons.getReadiness', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ classes: z.array(Readiness) }),
})

const Has = z.object({
  devices: z.array(z.enum(['pc', 'laptop', 'tablet', 'phone'])).max(4),
  camera: z.boolean(),
  microphone: z.boolean(),
  sound: z.boolean(),
  internet: z.boolean(),
})

/** Mine and my children's. */
export const listEquipment = query('lessons.listEquipment', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ people: z.array(Named.extend({ self: z.boolean(), has: Has.nullable() })) }),
})

export const setEquipment = command('lessons.setEquipment', {
  who: 'account',
  natural: true,
  input: Has.extend({ personId: Id }),
  output: z.object({}),
})

/** In the topic of the pupil and of whoever follows: the work is to be put right. */
export const workReturned = event('lessons.workReturned', {
  key: z.object({ workId: Id }),
  view: z.object({ workId: Id }),
})

/** In the organization's topic: the timetable or a day of this class is not what it was. */
export const lessonsChanged = event('lessons.lessonsChanged', {
  key: z.object({ classId: Id }),
  view: z.object({ classId: Id }),
})
