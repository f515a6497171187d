import { z } from 'zod'
import { command, event, Id, Instant, Nothing, query } from '#contract'

// «Приём у педагога»: a teacher offers times, a guardian takes one, both are reminded.

const Who = z.object({ id: Id, name: z.string() })

export const Time = z.object({
  id: Id,
  teacher: Who.extend({ about: z.string().nullable() }), // «учитель математики»
  startsAt: Instant,
  endsAt: Instant,
  place: z.string(),
  note: z.string().nullable(),
  /** Told to the teacher and to whoever has taken it; nobody else learns who comes. */
  taken: z
    .object({ by: Who, pupil: Who.extend({ className: z.string().nullable() }), wish: z.string().nullable() })
    .nullable(),
  cancelled: z.object({ reason: z.string().nullable() }).nullable(),
})
export type Time = z.infer<typeof Time>

/** Times to come: what I offer, what I have taken, and what I may take for whom. */
export const listTimes = query('appointments.listTimes', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    offered: z.array(Time),
    taken: z.array(Time),
    open: z.array(z.object({ time: Time, pupilIds: z.array(Id) })),
    pupils: z.array(Who), // those about whom I may talk
    can: z.object({ offer: z.boolean() }),
  }),
})

/** From–to, cut into talks of so many minutes, for families of the own classes; whoever has no class, for all. */
export const offerTimes = command('appointments.offerTimes', {
  who: 'account',
  input: z.object({
    id: Id,
    organizationId: Id,
    from: Instant,
    to: Instant,
    minutes: z.number().int().min(5).max(120),
    place: z.string().trim().min(2).max(120),
    note: z.string().trim().max(300).optional(),
  }),
  output: z.object({ times: z.array(Time) }),
})

/** By whoever offers it. A free one is gone; one that is taken is cancelled, and the family is told. */
export const removeTime = command('appointments.removeTime', {
  who: 'account',
  input: z.object({ id: Id, timeId: Id, reason: z.string().trim().max(300).optional() }),
  output: Nothing,
})

export const takeTime = command('appointments.takeTime', {
  who: 'account',
  input: z.object({ id: Id, timeId: Id, pupilId: Id, wish: z.string().trim().max(500).optional() }),
  output: Time,
})

/** By whoever has taken it: it is free again. */
export const giveUpTime = command('appointments.giveUpTime', {
  who: 'account',
  input: z.object({ id: Id, timeId: Id }),
  output: Nothing,
})

/** In the account's topic of the teacher and of the family. */
export const timesChanged = event('appointments.timesChanged', { key: Nothing, view: Nothing })

/** Wakes: taken, given up, cancelled, or near. */
export const told = event('appointments.told', { key: z.object({ timeId: Id }), view: z.object({ timeId: Id }) })
