import { z } from 'zod'
import { command, Day, download, event, Id, Instant, query } from '#contract'
import { Person, PersonName } from '#contract/people'

/** класс (parallel and letter), группа, объединение: a unit of pupils. */
export const ClassKind = z.enum(['class', 'group', 'association'])
export type ClassKind = z.infer<typeof ClassKind>

/** What somebody's seat in a class is. Guardians sit through their child. */
export const SeatPart = z.enum(['pupil', 'classTeacher', 'teacher'])
export type SeatPart = z.infer<typeof SeatPart>

const Joining = z.object({ known: z.number().int(), joined: z.number().int() })

export const Class = z.object({
  id: Id,
  organizationId: Id,
  kind: ClassKind,
  name: z.string(), // «7А», «Робототехника»
  parallel: z.number().int().nullable(),
  letter: z.string().nullable(),
  year: z.string(), // «2026/27»
  classTeachers: z.array(z.object({ id: Id, fullName: z.string() })),
  pupils: Joining,
  guardians: Joining,
  can: z.object({ edit: z.boolean(), lead: z.boolean() }), // lead: sheets, invitations, requests, pupils of this class
})
export type Class = z.infer<typeof Class>

/** Own classes for a teacher, all for the administration. Ordered as a school counts: 1А … 11Б, then groups by name. */
export const listClasses = query('classes.listClasses', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ classes: z.array(Class), can: z.object({ add: z.boolean() }) }),
})

export const ClassSeat = z.object({
  person: Person,
  part: SeatPart,
  subject: z.object({ id: Id, name: z.string() }).nullable(),
})
export type ClassSeat = z.infer<typeof ClassSeat>

export const getClass = query('classes.getClass', {
  who: 'account',
  input: z.object({ classId: Id }),
  output: z.object({ class: Class, seats: z.array(ClassSeat) }), // pupils' guardians stand in seats[].person.guardians
})

/** «1А–4В», «5А, 5Б, 6К», or names of groups and associations; what exists already is left alone. */
export const addClasses = command('classes.addClasses', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, kind: ClassKind, line: z.string().trim().min(1).max(2000) }),
  output: z.object({ added: z.array(Class), existing: z.array(z.string()) }),
})

export const renameClass = command('classes.renameClass', {
  who: 'account',
  input: z.object({ id: Id, classId: Id, name: z.string().trim().min(1).max(80) }),
  output: Class,
})

/** Archives the class: seats end, its chats become read-only. */
export const archiveClass = command('classes.archiveClass', {
  who: 'account',
  input: z.object({ id: Id, classId: Id }),
  output: z.object({}),
})

export const addPupil = command('classes.addPupil', {
  who: 'account',
  input: z.object({ id: Id, classId: Id, name: PersonName }),
  output: Person,
})

/** Seats somebody the school knows: a pupil, a class teacher, a teacher of a subject. A repeat changes nothing. */
export const takeSeat = command('classes.takeSeat', {
  who: 'account',
  input: z.object({ id: Id, classId: Id, personId: Id, part: SeatPart, subjectId: Id.optional() }),
  output: z.object({}),
})

/** The seat's chats go with it. */
export const leaveSeat = command('classes.leaveSeat', {
  who: 'account',
  input: z.object({ id: Id, classId: Id, personId: Id, part: SeatPart, subjectId: Id.optional() }),
  output: z.object({}),
})

export const Subject = z.object({ id: Id, name: z.string() })
export type Subject = z.infer<typeof Subject>

export const listSubjects = query('classes.listSubjects', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ subjects: z.array(Subject), can: z.object({ edit: z.boolean() }) }),
})

export const addSubjects = command('classes.addSubjects', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, names: z.array(z.string().trim().min(1).max(80)).min(1).max(100) }),
  output: z.object({ subjects: z.array(Subject) }),
})

/** A chat with the pupils for every subject that somebody teaches in a class; those that are there or closed stay so. */
export const openSubjectChats = command('classes.openSubjectChats', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id }),
  output: z.object({ opened: z.number().int() }),
})

export const removeSubject = command('classes.removeSubject', {
  who: 'account',
  input: z.object({ id: Id, subjectId: Id }),
  output: z.object({}),
})

// Movement (R019): who came, moved, left and came back. Chats and rights follow in the same transaction; the paper of it,
// its day and order, may be written with it or later.

export const MovementKind = z.enum([
  'arrived',
  'moved',
  'takenOut', // of a class, still in the school
  'left',
  'returned',
  'promoted',
  'graduated',
  'tookClass', // a class teacher
  'gaveClass',
])
export type MovementKind = z.infer<typeof MovementKind>

/** The day may lie behind us, never ahead. */
export const Paper = z.object({
  day: Day,
  order: z.string().trim().max(60).default(''), // «№ 118-к»
  reason: z.string().trim().max(300).default(''),
})
export type Paper = z.infer<typeof Paper>

export const Movement = z.object({
  id: Id,
  kind: MovementKind,
  person: z.object({ id: Id, fullName: z.string(), left: z.boolean() }),
  from: z.string().nullable(),
  to: z.string().nullable(),
  paper: Paper,
  madeBy: z.string().nullable(),
  madeAt: Instant,
  can: z.object({ undo: z.boolean(), return: z.boolean() }),
})
export type Movement = z.infer<typeof Movement>

const MovementFilter = z.object({
  organizationId: Id,
  personId: Id.optional(),
  kind: MovementKind.optional(),
  from: Day.optional(),
  to: Day.optional(),
  text: z.string().trim().max(100).optional(),
})

/** Newest first. The administration sees the school; a class teacher the own pupils, one by one. */
export const listMovements = query('classes.listMovements', {
  who: 'account',
  input: MovementFilter.extend({ after: z.coerce.number().int().min(0).default(0) }),
  output: z.object({ movements: z.array(Movement), total: z.number().int(), can: z.object({ paper: z.boolean() }) }),
})

export const exportMovements = download('classes.exportMovements', { who: 'account', input: MovementFilter })

export const movePupil = command('classes.movePupil', {
  who: 'account',
  input: z.object({ id: Id, personId: Id, classId: Id, paper: Paper }),
  output: Movement,
})

/** The pupil leaves the school; every seat, chat and the access go at once. */
export const dismissPupil = command('classes.dismissPupil', {
  who: 'account',
  input: z.object({ id: Id, personId: Id, paper: Paper }),
  output: Movement,
})

/** Comes back, with the guardians who went along and under the way in there was. */
export const returnPupil = command('classes.returnPupil', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, personId: Id, classId: Id, paper: Paper }),
  output: Movement,
})

/** Classes and subjects of one teacher go to another: all, or those named. */
export const handOver = command('classes.handOver', {
  who: 'account',
  input: z.object({
    id: Id,
    fromPersonId: Id,
    toPersonId: Id,
    seats: z
      .array(z.object({ classId: Id, part: z.enum(['classTeacher', 'teacher']), subjectId: Id.nullable() }))
      .min(1)
      .max(200),
    paper: Paper,
  }),
  output: z.object({ moved: z.number().int() }),
})

/** Writes the day, the order and the reason into the record afterwards. */
export const writePaper = command('classes.writePaper', {
  who: 'account',
  input: z.object({ id: Id, movementId: Id, paper: Paper }),
  output: Movement,
})

/** Takes the latest movement of somebody back: everything is as it was before it. */
export const undoMovement = command('classes.undoMovement', {
  who: 'account',
  input: z.object({ id: Id, movementId: Id }),
  output: Movement,
})

const Leaver = z.object({ id: Id, fullName: z.string() })

/** What the new school year would do, class by class; graduates and new class teachers are the reader's to choose. */
export const planSchoolYear = query('classes.planSchoolYear', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    fromYear: z.string(),
    toYear: z.string(),
    classes: z.array(
      z.object({
        id: Id,
        name: z.string(),
        parallel: z.number().int(),
        becomes: z.string().nullable(), // null: the last year of school
        mayGraduate: z.boolean(), // after 9 and 11
        changesTeacher: z.boolean(), // from primary school into the fifth year
        pupils: z.array(Leaver),
        classTeachers: z.array(Leaver),
      }),
    ),
    staying: z.number().int(), // groups and associations go on as they are
    /** The latest step, while it can still be taken back; `whyNot` says what stands on it. */
    last: z
      .object({
        id: Id,
        toYear: z.string(),
        startedAt: Instant,
        whyNot: z.object({ ru: z.string(), en: z.string() }).nullable(),
      })
      .nullable(),
  }),
})

export const startSchoolYear = command('classes.startSchoolYear', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    toYear: z.string().max(9),
    /** Every class of the plan; whoever does not graduate goes on with the class. */
    classes: z
      .array(z.object({ classId: Id, graduateIds: z.array(Id).max(200), classTeacherId: Id.nullable() }))
      .min(1)
      .max(300),
    keepTeachers: z.boolean(), // subject teachers go on with their classes
    paper: Paper,
  }),
  output: z.object({
    schoolYearId: Id,
    opened: z.number().int(),
    promoted: z.number().int(),
    graduated: z.number().int(),
  }),
})

export const undoSchoolYear = command('classes.undoSchoolYear', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, schoolYearId: Id }),
  output: z.object({}),
})

/** In the organization's topic. */
export const classChanged = event('classes.classChanged', {
  key: z.object({ classId: Id }),
  view: z.object({ classId: Id }),
})
