import { z } from 'zod'
import { command, event, Id, query } from '#contract'
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

export const removeSubject = command('classes.removeSubject', {
  who: 'account',
  input: z.object({ id: Id, subjectId: Id }),
  output: z.object({}),
})

/** In the organization's topic. */
export const classChanged = event('classes.classChanged', {
  key: z.object({ classId: Id }),
  view: z.object({ classId: Id }),
})
