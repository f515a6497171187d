import { z } from 'zod'
import { command, Day, event, Id, Instant, Nothing, query } from '#contract'
import { Session } from '#contract/accounts'
import { Relation } from '#contract/people'
import { GROUNDS } from './rules.ts'

// What a guardian may, what is kept from one, and what changes when a pupil comes of age.

export const LimitGround = z.enum(GROUNDS)

const Paper = z.object({
  ground: LimitGround,
  document: z.string().trim().min(3).max(200), // «Решение Советского районного суда»
  number: z.string().trim().max(60).optional(),
  day: Day,
  reason: z.string().trim().min(5).max(500),
})
const Kept = z.object({ sight: z.boolean(), signing: z.boolean(), talk: z.boolean() })

export const Limit = Paper.extend(Kept.shape).extend({
  id: Id,
  guardian: z.object({ id: Id, fullName: z.string() }),
  pupil: z.object({ id: Id, fullName: z.string() }),
  number: z.string().nullable(),
  setBy: z.string(),
  setAt: Instant,
  lifted: z.object({ by: z.string(), at: Instant, reason: z.string() }).nullable(),
})
export type Limit = z.infer<typeof Limit>

/** For the administration, and for class teachers of their own; of one child, or of everybody. */
export const listLimits = query('families.listLimits', {
  who: 'account',
  input: z.object({ organizationId: Id, pupilId: Id.optional() }),
  output: z.object({ limits: z.array(Limit), can: z.object({ limit: z.boolean() }) }),
})

export const limitGuardian = command('families.limitGuardian', {
  who: 'account',
  input: Paper.extend(Kept.shape).extend({ id: Id, pupilId: Id, guardianId: Id }), // the limit's own id
  output: Limit,
})

export const liftLimit = command('families.liftLimit', {
  who: 'account',
  input: z.object({ id: Id, limitId: Id, reason: z.string().trim().min(5).max(500) }),
  output: Limit,
})

/** `ofAgeOn` is there while the day is near: a month before, two weeks after. */
const Standing = z.object({ ofAge: z.boolean(), ofAgeOn: Day.nullable() })

export const Child = Standing.extend({
  id: Id,
  organizationId: Id,
  name: z.string(),
  className: z.string().nullable(),
  relation: Relation,
  may: z.object({ talk: z.boolean(), sign: z.boolean(), sessions: z.boolean() }),
})
export type Child = z.infer<typeof Child>

export const Pupil = Standing.extend({
  id: Id,
  organizationId: Id,
  guardians: z.array(z.object({ id: Id, fullName: z.string(), relation: Relation, kept: z.boolean() })),
  can: z.object({ keep: z.boolean() }),
})
export type Pupil = z.infer<typeof Pupil>

/** My children whom I may see, and myself as a pupil with my guardians. */
export const getFamily = query('families.getFamily', {
  who: 'account',
  input: z.object({}),
  output: z.object({ children: z.array(Child), pupils: z.array(Pupil) }),
})

/** A pupil of age lets a guardian see and talk on, or no more; it may be said a month before the day. */
export const keepGuardian = command('families.keepGuardian', {
  who: 'account',
  input: z.object({ id: Id, pupilId: Id, guardianId: Id, keep: z.boolean() }),
  output: Nothing,
})

/** Names, in the order in which a family asks. */
export const WhoSees = z.object({
  pupil: z.object({ id: Id, fullName: z.string(), className: z.string().nullable(), ofAge: z.boolean() }),
  guardians: z.array(z.object({ fullName: z.string(), relation: Relation, talks: z.boolean(), signs: z.boolean() })),
  classTeachers: z.array(z.string()),
  teachers: z.array(z.object({ fullName: z.string(), subject: z.string().nullable() })),
  administration: z.array(z.object({ fullName: z.string(), post: z.string().nullable() })),
  classmates: z.number().int(),
  otherParents: z.number().int(),
})
export type WhoSees = z.infer<typeof WhoSees>

export const listWhoSees = query('families.listWhoSees', {
  who: 'account',
  input: z.object({ pupilId: Id }),
  output: WhoSees,
})

/** Where a child under 14 is signed in, for its guardian. */
export const listChildSessions = query('families.listChildSessions', {
  who: 'account',
  input: z.object({ pupilId: Id }),
  output: z.object({ sessions: z.array(Session) }),
})

/** One of them, or all. */
export const endChildSessions = command('families.endChildSessions', {
  who: 'account',
  input: z.object({ id: Id, pupilId: Id, sessionId: Id.optional() }),
  output: Nothing,
})

const ofPupil = { key: z.object({ pupilId: Id }), view: z.object({ pupilId: Id }) }

/** In the topics of the class teachers of the child: what a paper keeps from a guardian has changed. */
export const limitChanged = event('families.limitChanged', ofPupil)
/** In the topics of the family: a month before the eighteenth birthday, and once it has come. */
export const ageNoted = event('families.ageNoted', ofPupil)
