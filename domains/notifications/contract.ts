import { z } from 'zod'
import { command, Id, Instant, query } from '#contract'

export const Device = z.object({
  id: Id,
  name: z.string(), // «Chrome, Android»
  since: Instant,
  toldAt: Instant.nullable(),
  mine: z.boolean(), // of the session that asks
})
export type Device = z.infer<typeof Device>

export const Settings = z.object({
  publicKey: z.string(), // of this installation: what a browser subscribes with
  devices: z.array(Device),
  showText: z.boolean(),
  digest: z.boolean(),
  digestMinute: z.number().int(), // of the school's day
  email: z.boolean(), // there is an address to write to
})
export type Settings = z.infer<typeof Settings>

export const getSettings = query('notifications.getSettings', {
  who: 'account',
  input: z.object({}),
  output: Settings,
})

export const setSettings = command('notifications.setSettings', {
  who: 'account',
  natural: true,
  input: z.object({ showText: z.boolean(), digest: z.boolean(), digestMinute: z.number().int().min(0).max(1439) }),
  output: Settings,
})

/** This device may be woken. The same endpoint again renews its keys and goes over to this account. */
export const subscribe = command('notifications.subscribe', {
  who: 'account',
  natural: true,
  input: z.object({
    endpoint: z.url().max(1000),
    keys: z.object({
      p256dh: z.string().regex(/^[\w-]{80,100}={0,2}$/),
      auth: z.string().regex(/^[\w-]{16,44}={0,2}$/),
    }),
  }),
  output: z.object({}),
})

/** A device of mine, by its endpoint from the device itself, or by its id from the list. */
export const unsubscribe = command('notifications.unsubscribe', {
  who: 'account',
  natural: true,
  input: z.object({ endpoint: z.string().max(1000).optional(), deviceId: Id.optional() }),
  output: z.object({}),
})

/** What a push carries, and all that it carries: the words are fetched by the device over its own session. */
export const Wake = z.object({ new: z.enum(['message', 'announcement', 'urgent', 'call', 'matter']) })
export type Wake = z.infer<typeof Wake>

export const News = z.object({
  tag: z.string(), // one shown notification per chat
  title: z.string(),
  text: z.string(),
  href: z.string(),
  at: Instant,
  urgent: z.boolean(),
})
export type News = z.infer<typeof News>

/** For the device that was woken: what to show of what I have just been told, newest first. */
export const listNews = query('notifications.listNews', {
  who: 'account',
  input: z.object({}),
  output: z.object({ news: z.array(News), unread: z.number().int() }),
})

export const WaitingKind = z.enum([
  'mentions',
  'announcements',
  'consents',
  'works',
  'polls',
  'requests',
  'desk',
  'measures',
  'help',
])
export type WaitingKind = z.infer<typeof WaitingKind>

export const Waiting = z.object({
  kind: WaitingKind,
  count: z.number().int(),
  href: z.string(), // where it is done
  about: z.string().nullable(), // of a single one: what it is
})
export type Waiting = z.infer<typeof Waiting>

/** What waits for me, over all my schools. */
export const listWaiting = query('notifications.listWaiting', {
  who: 'account',
  input: z.object({}),
  output: z.object({ waiting: z.array(Waiting) }),
})
