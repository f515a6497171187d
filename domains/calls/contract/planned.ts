import { z } from 'zod'
import { command, Day, download, event, Id, Instant, query } from '#contract'
import { PersonRef } from '#contract/people'

export const PlannedKind = z.enum(['lesson', 'parentsMeeting', 'council', 'consultation', 'other'])
export type PlannedKind = z.infer<typeof PlannedKind>

export const Repeat = z.enum(['once', 'daily', 'weekdays', 'weekly', 'fortnightly', 'monthly'])
export type Repeat = z.infer<typeof Repeat>

/** By the school's clock. `until` is the last day of those that repeat. */
export const When = z.object({
  day: Day,
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  minutes: z.number().int().min(5).max(720),
  repeat: Repeat,
  until: Day.nullable(),
})
export type When = z.infer<typeof When>

const About = z.object({
  kind: PlannedKind,
  title: z.string().trim().min(2).max(120),
  agenda: z.string().trim().max(4000),
  when: When,
})

/** One of the days on which it is held. */
export const Occurrence = z.object({ day: Day, startsAt: Instant, endsAt: Instant, calledOff: z.boolean() })
export type Occurrence = z.infer<typeof Occurrence>

export const PlannedCall = About.extend({
  id: Id,
  organizationId: Id,
  chatId: Id, // where it is held
  chatIds: z.array(Id), // whose people are invited
  timeZone: z.string(),
  createdBy: PersonRef.nullable(),
  calledOffAt: Instant.nullable(),
  next: Occurrence.nullable(), // the one that goes on or comes next
  callId: Id.nullable(), // goes on just now
})
export type PlannedCall = z.infer<typeof PlannedCall>

/** Into each of these chats a card comes; the first is where it is held. */
export const planCall = command('calls.planCall', {
  who: 'account',
  input: About.extend({ id: Id, chatIds: z.array(Id).min(1).max(30) }),
  output: PlannedCall,
})

export const changePlanned = command('calls.changePlanned', {
  who: 'account',
  input: About.extend({ id: Id, plannedId: Id }),
  output: PlannedCall,
})

/** One day of it, or with null all that are to come. */
export const callOff = command('calls.callOff', {
  who: 'account',
  input: z.object({ id: Id, plannedId: Id, day: Day.nullable() }),
  output: PlannedCall,
})

export const getPlanned = query('calls.getPlanned', {
  who: 'account',
  input: z.object({ plannedId: Id }),
  output: z.object({ planned: PlannedCall, can: z.object({ change: z.boolean(), start: z.boolean() }) }),
})

/** What I am invited to, of all my schools, day by day. */
export const listPlanned = query('calls.listPlanned', {
  who: 'account',
  input: z.object({ from: Instant, to: Instant }),
  output: z.object({ items: z.array(z.object({ planned: PlannedCall, at: Occurrence })) }),
})

/** What else these people are invited to at that time, in the first eight weeks. */
export const findConflicts = query('calls.findConflicts', {
  who: 'account',
  input: z.object({
    chatIds: z.union([Id, z.array(Id).min(1).max(30)]), // one in a query string is no list
    day: Day,
    time: When.shape.time,
    minutes: z.coerce.number().int().min(5).max(720),
    repeat: Repeat,
    until: Day.optional(),
    except: Id.optional(),
  }),
  output: z.object({
    conflicts: z.array(z.object({ title: z.string(), startsAt: Instant, endsAt: Instant, people: z.number().int() })),
  }),
})

/** The secret address of my calendar; null until I ask for one. */
export const getFeed = query('calls.getFeed', {
  who: 'account',
  input: z.object({}),
  output: z.object({ url: z.string().nullable() }),
})

/** A new one; the address before it opens nothing any more. */
export const makeFeed = command('calls.makeFeed', {
  who: 'account',
  input: z.object({ id: Id }),
  output: z.object({ url: z.string() }),
})

export const dropFeed = command('calls.dropFeed', {
  who: 'account',
  input: z.object({ id: Id }),
  output: z.object({}),
})

/** For programs of calendars, which bear nothing but the address. */
export const openFeed = download('calls.openFeed', {
  who: 'anyone',
  input: z.object({ token: z.string().min(20).max(80) }),
})

/** In the topic of each chat that is invited. */
export const plannedChanged = event('calls.plannedChanged', {
  key: z.object({ plannedId: Id }),
  view: z.object({ plannedId: Id }),
})
