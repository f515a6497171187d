import { z } from 'zod'
import { command, Day, event, Id, Instant, query } from '#contract'
import { Role } from '#contract/people'

/** off: nothing waits. hold: what is sent at night goes in the morning. refuse: it is not taken at night (R137). */
export const QuietMode = z.enum(['off', 'hold', 'refuse'])
export type QuietMode = z.infer<typeof QuietMode>

/** A minute of the day on the school's wall clock: 22:00 is 1320. */
const Minute = z.number().int().min(0).max(1439)
/** Monday is 1, Sunday is 7. */
const Weekday = z.number().int().min(1).max(7)

/** When the school works (R139): between these minutes of these days. */
export const WorkingHours = z.object({
  fromMinute: Minute,
  toMinute: Minute,
  days: z.array(Weekday).min(1).max(7),
})
export type WorkingHours = z.infer<typeof WorkingHours>

export const QuietHours = z.object({
  mode: QuietMode,
  fromMinute: Minute, // a window from 22:00 to 06:00 runs over midnight
  toMinute: Minute,
  working: WorkingHours.nullable(), // families and the school write to one another in these hours only
  urgentRoles: z.array(Role), // who may send at once with a reason (R138)
})
export type QuietHours = z.infer<typeof QuietHours>

/** The local act of the school that sets the hours. */
export const QuietAct = z.object({ number: z.string().trim().min(1).max(40), date: Day })
export type QuietAct = z.infer<typeof QuietAct>

/** «Не беспокоить меня»: a window of each day, and whole days off. */
export const OwnHours = z.object({ fromMinute: Minute, toMinute: Minute, daysOff: z.array(Weekday).max(7) })
export type OwnHours = z.infer<typeof OwnHours>

export const getQuietHours = query('quiet.getQuietHours', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    hours: QuietHours,
    act: QuietAct.nullable(),
    set: z.object({ by: z.string(), at: Instant }).nullable(), // null: the school has decided nothing yet
    timeZone: z.string(),
    own: OwnHours.nullable(),
    can: z.object({ edit: z.boolean(), urgent: z.boolean() }),
  }),
})

export const setQuietHours = command('quiet.setQuietHours', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, hours: QuietHours, act: QuietAct.nullable() }),
  output: getQuietHours.output,
})

/** Null: disturb me whenever the school allows it. */
export const setOwnHours = command('quiet.setOwnHours', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, own: OwnHours.nullable() }),
  output: getQuietHours.output,
})

/** When somebody I talk with is not disturbed: the composer says it. */
export const getOwnHoursOf = query('quiet.getOwnHoursOf', {
  who: 'account',
  input: z.object({ organizationId: Id, personId: Id }),
  output: z.object({ own: OwnHours.nullable(), timeZone: z.string() }),
})

export const UrgentEntry = z.object({
  id: Id,
  at: Instant,
  person: z.object({ id: Id, name: z.string(), post: z.string().nullable() }),
  chat: z.object({
    id: Id,
    automatic: z.string().nullable(),
    title: z.string().nullable(),
    className: z.string().nullable(),
  }),
  reason: z.string(),
})
export type UrgentEntry = z.infer<typeof UrgentEntry>

/** Everything that was sent at night as urgent, the latest first: all of it for the administration, own chats' for others. */
export const listUrgent = query('quiet.listUrgent', {
  who: 'account',
  input: z.object({ organizationId: Id, before: Instant.optional() }),
  output: z.object({ entries: z.array(UrgentEntry), next: Instant.nullable() }),
})

/** In the organization's topic: ask for the hours again. */
export const hoursChanged = event('quiet.hoursChanged', { key: z.object({}), view: z.object({}) })
