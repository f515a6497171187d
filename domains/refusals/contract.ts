import { z } from 'zod'
import { command, Day, download, event, Id, Instant, Nothing, query } from '#contract'

// Who has refused the platform in writing, and how they are told what everybody is told.

export const Route = z.enum(['phone', 'mail', 'sms', 'paper', 'reception'])
export type Route = z.infer<typeof Route>
/** R182: no technical means counts as a refusal. */
export const Ground = z.enum(['refusal', 'noMeans'])
/** R183–R185: recordings and tasks, own study with other resources, traditional forms. */
export const Study = z.enum(['recordings', 'selfStudy', 'traditional'])

const Address = z.string().trim().max(254)
const Who = z.object({ id: Id, fullName: z.string() })
const Subject = Who.extend({ classId: Id.nullable(), className: z.string().nullable() })

export const Refused = z.object({
  id: Id,
  organizationId: Id,
  subject: Subject,
  applicant: Who,
  ground: Ground,
  study: Study.nullable(),
  route: Route,
  address: z.string().nullable(),
  day: Day,
  way: z.enum(['press', 'paper']),
  comment: z.string().nullable(),
  scan: z.boolean(),
  enteredBy: z.string(),
  endedOn: Day.nullable(),
  agreed: z.object({ text: z.string(), at: Instant, by: z.string() }).nullable(),
  waits: z.boolean(), // filed in the own account, and the school has not answered yet
})
export type Refused = z.infer<typeof Refused>

/** Of the own classes; of the whole school for the administration. Those in force first. */
export const listRefusals = query('refusals.listRefusals', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ refusals: z.array(Refused) }),
})

/** What I have filed myself, and for whom I may. */
export const listMine = query('refusals.listMine', {
  who: 'account',
  input: z.object({}),
  output: z.object({
    refusals: z.array(Refused),
    subjects: z.array(z.object({ id: Id, name: z.string(), self: z.boolean(), applicantId: Id, organizationId: Id })),
  }),
})

/** By a guardian for the child, by somebody of age for oneself; or entered from paper by whoever is responsible. */
export const recordRefusal = command('refusals.recordRefusal', {
  who: 'account',
  input: z.object({
    id: Id, // the refusal's own id
    subjectId: Id,
    applicantId: Id,
    ground: Ground,
    study: Study.nullable(),
    route: Route,
    address: Address.optional(),
    day: Day,
    comment: z.string().trim().max(500).optional(),
    fileId: Id.optional(), // the scan, uploaded by the same person
  }),
  output: Refused,
})

export const changeRoute = command('refusals.changeRoute', {
  who: 'account',
  input: z.object({ id: Id, refusalId: Id, route: Route, address: Address.optional() }),
  output: Refused,
})

/** R186: how the family and the school go on, by agreement; said again when it changes. By whoever is responsible. */
export const agreeRefusal = command('refusals.agreeRefusal', {
  who: 'account',
  input: z.object({ id: Id, refusalId: Id, text: z.string().trim().min(3).max(1000) }),
  output: Refused,
})

/** Taken back: by whoever has filed it, or by whoever is responsible. */
export const endRefusal = command('refusals.endRefusal', {
  who: 'account',
  input: z.object({ id: Id, refusalId: Id, day: Day }),
  output: Refused,
})

export const openScan = download('refusals.openScan', { who: 'account', input: z.object({ refusalId: Id }) })

export const Task = z.object({
  id: Id,
  announcementId: Id,
  title: z.string(),
  publishedAt: Instant,
  deadline: Instant.nullable(),
  subject: Who.extend({ className: z.string().nullable() }),
  applicant: Who,
  route: Route,
  address: z.string().nullable(),
  state: z.enum(['todo', 'going', 'sent', 'done']),
  failed: z.boolean(), // should have gone by itself, and did not
  tries: z.number().int(),
  doneAt: Instant.nullable(),
  doneBy: z.string().nullable(),
})
export type Task = z.infer<typeof Task>

/** A document that such a family has not answered: it is handed over on paper, and entered in its register. */
export const Paper = z.object({
  requestId: Id,
  title: z.string(),
  deadline: Instant.nullable(),
  subject: Subject,
})
export type Paper = z.infer<typeof Paper>

/** To do first, then what has gone and is done, sixty days; about whom the school has to answer (R186); papers to sign. */
export const listTasks = query('refusals.listTasks', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ tasks: z.array(Task), filed: z.array(Subject), papers: z.array(Paper) }),
})

/** `told`: they know now, and it counts as «ознакомлен(а)»; `unanswered`: nobody answered, it stays to do. */
export const finishTask = command('refusals.finishTask', {
  who: 'account',
  input: z.object({ id: Id, taskId: Id, outcome: z.enum(['told', 'unanswered']) }),
  output: Task,
})

const One = z.object({ announcementId: Id })
/** A4, a family a page, with a place to sign. */
export const printNotices = download('refusals.printNotices', { who: 'account', input: One })
/** A4: whom to call, about what, with a place for a tick. */
export const printPhones = download('refusals.printPhones', { who: 'account', input: One })

/** A4: the register in force, and how each child studies on remote days. */
export const printRegister = download('refusals.printRegister', {
  who: 'account',
  input: z.object({ organizationId: Id }),
})

/** In the account's topic of those responsible. */
export const tasksChanged = event('refusals.tasksChanged', { key: Nothing, view: Nothing })

/** In the topic of whoever has filed it: the school has answered. */
export const agreed = event('refusals.agreed', {
  key: z.object({ refusalId: Id }),
  view: z.object({ refusalId: Id }),
})
