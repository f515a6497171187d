import { z } from 'zod'
import { command, download, event, Id, Instant, Nothing, query } from '#contract'

// Whoever is stuck asks a human being: a participant the school's administrator, the administrator the operator.

export const HelpState = z.enum(['new', 'working', 'answered', 'closed'])
export type HelpState = z.infer<typeof HelpState>
/** The platform itself; a certificate or another paper; what is broken in the building; anything else. */
export const HelpTopic = z.enum(['platform', 'paper', 'premises', 'other'])
export type HelpTopic = z.infer<typeof HelpTopic>
export const HelpSide = z.enum(['asker', 'school', 'operator'])
export type HelpSide = z.infer<typeof HelpSide>

const Words = z.string().trim().min(2).max(4000)
const Screen = z.string().trim().max(200)

export const HelpRequest = z.object({
  id: Id,
  organization: z.object({ id: Id, name: z.string() }).nullable(),
  asker: z.object({
    id: Id.nullable(), // null: without an account, or not to be seen by the operator
    name: z.string(),
    about: z.string().nullable(), // «7А»
    contact: z.string().nullable(), // of an outsider
  }),
  topic: HelpTopic,
  text: z.string(),
  screen: z.string().nullable(),
  device: z.string().nullable(),
  files: z.array(z.object({ id: Id, name: z.string(), size: z.number().int() })),
  state: HelpState,
  operator: z.enum(['asked', 'answered']).nullable(),
  assignee: z.object({ id: Id, name: z.string() }).nullable(),
  createdAt: Instant,
  changedAt: Instant,
  fresh: z.boolean(), // for whoever has asked: there is an answer not seen yet
})
export type HelpRequest = z.infer<typeof HelpRequest>

export const HelpLine = z.object({
  id: Id,
  side: HelpSide,
  name: z.string(),
  text: z.string(),
  inner: z.boolean(), // between the school and the operator; whoever has asked does not see it
  at: Instant,
})
export type HelpLine = z.infer<typeof HelpLine>

const Can = z.object({
  reply: z.boolean(),
  take: z.boolean(), // the school's side: take, give, pass on
  close: z.boolean(),
  passToSchool: z.boolean(), // the operator's, where no school is known
})
export const HelpThread = z.object({ request: HelpRequest, lines: z.array(HelpLine), side: HelpSide, can: Can })
export type HelpThread = z.infer<typeof HelpThread>

const One = z.object({ id: Id, requestId: Id })

/** To the administrator of my school; about the platform, from those who administer it, straight to the operator. */
export const askForHelp = command('support.askForHelp', {
  who: 'account',
  input: z.object({
    id: Id, // the request's own id
    organizationId: Id,
    topic: HelpTopic.default('platform'),
    text: Words,
    screen: Screen.optional(),
    device: z.string().trim().max(400).optional(),
    fileIds: z.array(Id).max(3).default([]), // screenshots, uploaded by the same person
  }),
  output: HelpThread,
})

/** For those who cannot sign in. Answers the same whether such a school or person is known or not. */
export const askFromOutside = command('support.askFromOutside', {
  who: 'anyone',
  input: z.object({
    id: Id, // also the key to its answer, known to nobody else
    school: z.string().trim().min(1).max(200),
    name: z.string().trim().min(2).max(120),
    contact: z.string().trim().min(5).max(120),
    text: Words,
    device: z.string().trim().max(400).optional(),
  }),
  output: z.object({ requestId: Id }),
})

/** For whoever has asked without signing in, and alone knows the id. */
export const getFromOutside = query('support.getFromOutside', {
  who: 'anyone',
  input: z.object({ requestId: Id }),
  output: z.object({
    text: z.string(),
    state: HelpState,
    createdAt: Instant,
    answers: z.array(z.object({ text: z.string(), at: Instant })),
  }),
})

/** What I have asked, the latest first. */
export const listMine = query('support.listMine', {
  who: 'account',
  input: z.object({}),
  output: z.object({ requests: z.array(HelpRequest) }),
})

/** For the administration; `open` are those not closed yet. */
export const listQueue = query('support.listQueue', {
  who: 'account',
  input: z.object({ organizationId: Id, which: z.enum(['open', 'closed']) }),
  output: z.object({
    requests: z.array(HelpRequest),
    staff: z.array(z.object({ id: Id, name: z.string() })), // to whom it may be given
  }),
})

/** What schools have passed on, and questions of people whose school is not known. */
export const listOperatorQueue = query('support.listOperatorQueue', {
  who: 'operator',
  input: z.object({}),
  output: z.object({
    requests: z.array(HelpRequest),
    schools: z.array(z.object({ id: Id, name: z.string() })),
  }),
})

/** What waits: answers to me, questions to those who administer, questions to the operator. */
export const countWaiting = query('support.countWaiting', {
  who: 'account',
  input: z.object({}),
  output: z.object({ mine: z.number().int(), school: z.number().int(), operator: z.number().int() }),
})

export const getRequest = query('support.getRequest', {
  who: 'account',
  input: z.object({ requestId: Id }),
  output: HelpThread,
})

/** From either side. Whoever has asked opens it anew by writing again. */
export const reply = command('support.reply', {
  who: 'account',
  input: One.extend({ text: Words }),
  output: HelpThread,
})

export const markSeen = command('support.markSeen', {
  who: 'account',
  natural: true,
  input: z.object({ requestId: Id }),
  output: Nothing,
})

/** In work: by me, or given to another of the administration. */
export const takeRequest = command('support.takeRequest', {
  who: 'account',
  input: One.extend({ assigneeId: Id.optional() }),
  output: HelpThread,
})

export const closeRequest = command('support.closeRequest', { who: 'account', input: One, output: HelpThread })

/** Onward to the operator (R197), who sees the question without the name, and what the school says. */
export const passToOperator = command('support.passToOperator', {
  who: 'account',
  input: One.extend({ text: Words }),
  output: HelpThread,
})

/** The operator knows whose question it is. */
export const passToSchool = command('support.passToSchool', {
  who: 'operator',
  input: One.extend({ organizationId: Id }),
  output: Nothing,
})

export const openFile = download('support.openFile', {
  who: 'account',
  input: z.object({ requestId: Id, fileId: Id }),
})

export const ReadyAnswer = z.object({ id: Id, title: z.string(), text: z.string() })
export type ReadyAnswer = z.infer<typeof ReadyAnswer>

export const listReadyAnswers = query('support.listReadyAnswers', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ answers: z.array(ReadyAnswer) }),
})

/** A new one, or another text of one that is there. */
export const saveReadyAnswer = command('support.saveReadyAnswer', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    answerId: Id,
    title: z.string().trim().min(2).max(80),
    text: Words,
  }),
  output: ReadyAnswer,
})

export const removeReadyAnswer = command('support.removeReadyAnswer', {
  who: 'account',
  input: z.object({ id: Id, answerId: Id }),
  output: Nothing,
})

export const FirstStep = z.object({
  key: z.enum([
    'rules',
    'address',
    'read',
    'say',
    'wake',
    'secondStep',
    'ownHours',
    'sheets',
    'announce',
    'profile',
    'gather',
    'quiet',
    'acts',
    'decision',
  ]),
  done: z.boolean(),
})
export type FirstStep = z.infer<typeof FirstStep>

/** Reckoned from what there is, three to six of them; empty once all are done or they are put away. */
export const getFirstSteps = query('support.getFirstSteps', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({ steps: z.array(FirstStep) }),
})

export const putAwayFirstSteps = command('support.putAwayFirstSteps', {
  who: 'account',
  natural: true,
  input: z.object({ organizationId: Id }),
  output: Nothing,
})

/** In the account's topic: of whoever has asked, of those who administer, of operators. */
export const requestsChanged = event('support.requestsChanged', {
  key: Nothing,
  view: z.object({ requestId: Id }),
})

/** In the topic of whoever waits for it: an answer has come, to the asker or, from the operator, to whoever has passed it on. */
export const answered = event('support.answered', {
  key: z.object({ requestId: Id }),
  view: z.object({ requestId: Id }),
})
