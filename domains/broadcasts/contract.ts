import { z } from 'zod'
import { command, download, type EventOf, event, Id, Instant, query, upload } from '#contract'

// A concert or a meeting for a whole school: planned, sent by one camera, watched by hundreds (R097, R098).

export const WhoPlans = z.enum(['administration', 'staff'])
export type WhoPlans = z.infer<typeof WhoPlans>

const Held = z.object({ whoPlans: WhoPlans, can: z.object({ edit: z.boolean(), plan: z.boolean() }) })

export const getSettings = query('broadcasts.getSettings', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: Held,
})

export const setSettings = command('broadcasts.setSettings', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, whoPlans: WhoPlans }),
  output: Held,
})

export const State = z.enum(['planned', 'live', 'ended', 'calledOff'])
export type State = z.infer<typeof State>
export const FilmState = z.enum(['waiting', 'composing', 'ready', 'failed', 'deleted'])
export type FilmState = z.infer<typeof FilmState>
export const Trouble = z.enum(['noFfmpeg', 'nothing', 'broken', 'noPlace'])
export type Trouble = z.infer<typeof Trouble>

const About = z.object({
  title: z.string().trim().min(2).max(120),
  about: z.string().trim().max(2000),
  startsAt: Instant,
  recorded: z.boolean(),
  comments: z.boolean(), // the chat stands beside the picture
})

export const Broadcast = About.extend({
  id: Id,
  organizationId: Id,
  chatIds: z.array(Id), // whose people may watch
  state: State,
  ledBy: z.string(),
  startedAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  film: z
    .object({
      state: FilmState,
      trouble: Trouble.nullable(),
      seconds: z.number().int().nullable(),
      size: z.number().int().nullable(),
      keptUntil: Instant.nullable(),
      deleted: z.object({ by: z.string().nullable(), reason: z.string().nullable() }).nullable(), // nobody: its time was over
    })
    .nullable(),
})
export type Broadcast = z.infer<typeof Broadcast>

/** The id is the broadcast's own; a card comes into each of the chats. */
export const planBroadcast = command('broadcasts.planBroadcast', {
  who: 'account',
  input: About.extend({ id: Id, organizationId: Id, chatIds: z.array(Id).min(1).max(300) }),
  output: Broadcast,
})

export const changeBroadcast = command('broadcasts.changeBroadcast', {
  who: 'account',
  input: About.extend({ id: Id, broadcastId: Id }),
  output: Broadcast,
})

const One = z.object({ id: Id, broadcastId: Id })
const Which = z.object({ broadcastId: Id })

export const callOff = command('broadcasts.callOff', { who: 'account', input: One, output: Broadcast })

/** From here on everybody for whom it is sees what the source sends. */
export const goLive = command('broadcasts.goLive', { who: 'account', input: One, output: Broadcast })

export const endBroadcast = command('broadcasts.endBroadcast', { who: 'account', input: One, output: Broadcast })

export const getBroadcast = query('broadcasts.getBroadcast', {
  who: 'account',
  input: Which,
  output: z.object({
    broadcast: Broadcast,
    besideChatId: Id.nullable(), // which of its chats is mine
    can: z.object({ present: z.boolean(), change: z.boolean(), watchFilm: z.boolean(), removeFilm: z.boolean() }),
  }),
})

/** What I may watch or present at a school: what goes on and is to come, soonest first; then what was, latest first. */
export const listBroadcasts = query('broadcasts.listBroadcasts', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: z.object({
    coming: z.array(Broadcast),
    past: z.array(Broadcast),
    can: z.object({ plan: z.boolean() }),
  }),
})

/** Of all my schools: those of these hours, for the page of the day. */
export const listOfDay = query('broadcasts.listOfDay', {
  who: 'account',
  input: z.object({ from: Instant, to: Instant }),
  output: z.object({ broadcasts: z.array(Broadcast) }),
})

/** To somebody else of the staff; whoever has planned it may lead it still. */
export const handOver = command('broadcasts.handOver', {
  who: 'account',
  input: One.extend({ personId: Id }),
  output: Broadcast,
})

/** To whom it may be handed. */
export const listPresenters = query('broadcasts.listPresenters', {
  who: 'account',
  input: Which,
  output: z.object({ presenters: z.array(z.object({ personId: Id, name: z.string() })) }),
})

/** Where OBS or a camera sends to, by RTMP or by WHIP, with one key: opened by asking. */
export const openCamera = command('broadcasts.openCamera', {
  who: 'account',
  natural: true,
  input: Which,
  output: z.object({ server: z.string(), whip: z.string(), key: z.string() }),
})

/** Another key; whoever knows the one before is let in no more. */
export const renewKey = command('broadcasts.renewKey', {
  who: 'account',
  input: One,
  output: z.object({}),
})

export const Source = z.enum(['browser', 'camera'])
export type Source = z.infer<typeof Source>

/** For whoever presents: what comes in and what goes out. */
export const getHealth = query('broadcasts.getHealth', {
  who: 'account',
  input: Which,
  output: z.object({
    source: Source.nullable(), // null: nothing comes
    flowing: z.boolean(), // something has come in the last two seconds
    kbps: z.number().int(), // over the last five seconds
    gaps: z.number().int(), // how often nothing came for longer than two seconds
    restarts: z.number().int(), // how often the encoder had to begin anew
    behind: z.boolean(), // this machine does not keep up
    viewers: z.number().int(),
    watchable: z.boolean(), // the picture has gone the whole way
    encodes: z.boolean(), // ffmpeg is installed
  }),
})

/** In memory alone, so a page may ask often. */
export const countViewers = query('broadcasts.countViewers', {
  who: 'account',
  input: Which,
  output: z.object({ viewers: z.number().int(), flowing: z.boolean() }),
})

/**
 * What a browser films, as its recorder gives it. A reel is one life of a recorder, begun with number 0. `fresh`: the
 * server has lost the thread, begin another reel.
 */
export const pour = upload('broadcasts.pour', {
  who: 'account',
  maxBytes: 8 * 1024 * 1024,
  input: z.object({
    broadcastId: Id,
    reel: Id,
    no: z.coerce.number().int().min(0),
    form: z.enum(['webm', 'mp4']),
  }),
  output: z.object({ fresh: z.boolean() }),
})

export const Rung = z.enum(['large', 'small'])
export type Rung = z.infer<typeof Rung>

// Low-Latency HLS (RFC 8216 and its second edition). Names with an underscore are the protocol's own.

export const getMaster = download('broadcasts.getMaster', { who: 'account', input: Which })

const number = z.coerce.number().int().min(0)

export const getPlaylist = download('broadcasts.getPlaylist', {
  who: 'account',
  input: Which.extend({ rung: Rung, _HLS_msn: number.optional(), _HLS_part: number.optional() }),
})

export const getInit = download('broadcasts.getInit', {
  who: 'account',
  input: Which.extend({ rung: Rung, take: number }),
})

/** Without `part` the whole segment. What is about to come is waited for. */
export const getPart = download('broadcasts.getPart', {
  who: 'account',
  input: Which.extend({ rung: Rung, msn: number, part: number.optional() }),
})

/** Ranges are answered. */
export const watchFilm = download('broadcasts.watchFilm', {
  who: 'account',
  input: Which.extend({ save: z.literal('1').optional() }),
})

export const removeFilm = command('broadcasts.removeFilm', {
  who: 'account',
  input: One.extend({ reason: z.string().trim().min(3).max(500) }),
  output: Broadcast,
})

/** In the topic of each of its chats. */
export const broadcastChanged = event('broadcasts.broadcastChanged', { key: Which, view: Broadcast })
export type BroadcastEvent = EventOf<typeof broadcastChanged>
