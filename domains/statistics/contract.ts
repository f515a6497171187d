import { z } from 'zod'
import { command, Day, download, Id, Instant, query } from '#contract'

// The school in figures (R153–R158): how far it has come, never what somebody writes and never how much.

const Int = z.number().int()

/** Of those whom the school knows, how many have an account here. */
export const Joined = z.object({ known: Int, joined: Int })
export type Joined = z.infer<typeof Joined>

export const ClassFigures = z.object({
  id: Id,
  name: z.string(),
  parallel: Int.nullable(),
  pupils: Joined,
  guardians: Joined,
  teacher: z.boolean(), // a class teacher is named
  subjects: Int, // taught there, each by its own teacher's seat
  subjectsMade: Int, // of them with a chat of the pupils
  called: z.boolean(), // two people at least have met in a call of the class in this period
})
export type ClassFigures = z.infer<typeof ClassFigures>

export const Figures = z.object({
  people: z.object({ pupils: Joined, guardians: Joined, teachers: Joined, staff: Joined, accounts: Int }),
  /** Pupils at least one of whose guardians is here; `otherwise`: told by phone, mail or paper at their own wish. */
  families: z.object({ known: Int, reached: Int, otherwise: Int }),
  /** Pupils and teachers of whom somebody has said that there is a device with sound, a microphone and Internet (R110). */
  equipment: z.object({ known: Int, ready: Int }).default({ known: 0, ready: 0 }),
  chats: z.object({
    all: Int,
    withoutOwner: Int,
    withoutAdult: Int,
    subjects: Int,
    subjectsMade: Int,
    subjectsLed: Int,
  }),
  /** Shares over all announcements of the period: of those asked to confirm, who has; of those told, who has opened the chat since. */
  announcements: z.object({
    published: Int,
    asked: Int,
    confirmed: Int,
    told: Int,
    read: Int,
    overdue: Int,
  }),
  calls: z.object({ held: Int, minutes: Int }),
  /** `held` by a call in which two people at least have met; `recorded`: the teacher has written the topic. */
  lessons: z.object({ held: Int, recorded: Int }).default({ held: 0, recorded: 0 }),
  refusals: z.object({ phone: Int, mail: Int, sms: Int, paper: Int, reception: Int }),
  desk: z.object({ open: Int, oldestHours: Int.nullable(), closed: Int, medianHours: z.number().nullable() }),
  /** First answers of the staff to families in direct chats, in working time. Null below ten: it would be about somebody. */
  answers: z.object({ count: Int, medianMinutes: Int }).nullable(),
  classes: z.array(ClassFigures),
})
export type Figures = z.infer<typeof Figures>

export const DayFigures = z.object({ day: Day, pupils: Joined, guardians: Joined, staff: Joined })
export type DayFigures = z.infer<typeof DayFigures>

const Period = { from: Day.optional(), to: Day.optional() }

export const getSummary = query('statistics.getSummary', {
  who: 'account',
  input: z.object({ organizationId: Id, ...Period }),
  output: z.object({
    at: Instant,
    from: Day,
    to: Day,
    figures: Figures,
    trend: z.array(DayFigures),
    /** Where to look first; empty for whoever does not administer the school. */
    attention: z.object({
      chats: z.array(
        z.object({
          id: Id,
          title: z.string().nullable(),
          automatic: z.string().nullable(),
          className: z.string().nullable(),
          why: z.enum(['owner', 'adult']),
        }),
      ),
      subjects: z.array(z.object({ classId: Id, className: z.string(), subject: z.string() })),
    }),
    can: z.object({ names: z.boolean(), giveAccess: z.boolean() }),
  }),
})

/** Whether there is anything to see at all: for the way into the screen. */
export const getAccess = query('statistics.getAccess', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ may: z.boolean() }),
})

/** Who has not joined, by name: for those who see these people in their lists anyway. */
export const listNotJoined = query('statistics.listNotJoined', {
  who: 'account',
  input: z.object({ organizationId: Id, group: z.enum(['pupils', 'guardians', 'staff']), classId: Id.optional() }),
  output: z.object({ people: z.array(z.object({ id: Id, fullName: z.string(), className: z.string().nullable() })) }),
})

export const exportSummary = download('statistics.exportSummary', {
  who: 'account',
  input: z.object({ organizationId: Id, ...Period, format: z.enum(['xlsx', 'csv']) }),
})

export const Reader = z.object({
  id: Id,
  fullName: z.string(),
  post: z.string().nullable(),
  /** Reads by the role; cannot be taken. */
  byRole: z.boolean(),
  givenBy: z.string().nullable(),
  givenAt: Instant.nullable(),
})
export type Reader = z.infer<typeof Reader>

export const listReaders = query('statistics.listReaders', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ readers: z.array(Reader), staff: z.array(z.object({ id: Id, fullName: z.string() })) }),
})

/** R154: given to an employee who has joined, by the administrator or the director. */
export const giveAccess = command('statistics.giveAccess', {
  who: 'account',
  input: z.object({ id: Id, personId: Id }),
  output: z.object({}),
})

export const takeAccess = command('statistics.takeAccess', {
  who: 'account',
  input: z.object({ id: Id, personId: Id }),
  output: z.object({}),
})
