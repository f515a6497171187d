import { z } from 'zod'
import { command, Day, download, type EventOf, event, Id, Instant, query } from '#contract'

// Recordings of calls: who may, who has agreed, and the film that comes of it (R100, R101).

export const WhoRecords = z.enum(['nobody', 'administration', 'staff'])
export type WhoRecords = z.infer<typeof WhoRecords>
/** Everybody of the call's chat, or its staff alone. */
export const WhoWatches = z.enum(['chat', 'staff'])
export type WhoWatches = z.infer<typeof WhoWatches>

export const Settings = z.object({
  whoRecords: WhoRecords,
  whoWatches: WhoWatches,
  pupils: z.boolean(), // whoever is not staff is recorded, too, if they agree
  keepDays: z.number().int().min(1).max(1095),
})
export type Settings = z.infer<typeof Settings>

const Act = z.object({ number: z.string().trim().min(1).max(40), date: Day })

const Held = z.object({
  settings: Settings,
  act: Act.nullable(),
  set: z.object({ by: z.string(), at: Instant }).nullable(), // null: the school has decided nothing yet
  composes: z.boolean(), // ffmpeg is installed
  can: z.object({ edit: z.boolean() }),
})

export const getSettings = query('recordings.getSettings', {
  who: 'account',
  input: z.object({ organizationId: Id }),
  output: Held,
})

export const setSettings = command('recordings.setSettings', {
  who: 'account',
  input: z.object({ id: Id, organizationId: Id, settings: Settings, act: Act.nullable() }),
  output: Held,
})

export const State = z.enum(['on', 'waiting', 'composing', 'ready', 'failed', 'deleted'])
export const Trouble = z.enum(['noFfmpeg', 'nothing', 'broken', 'noPlace'])
export type Trouble = z.infer<typeof Trouble>

/** As everybody of the call and of its chat sees it. */
export const Recording = z.object({
  id: Id,
  callId: Id,
  chatId: Id,
  state: State,
  whoWatches: WhoWatches,
  pupils: z.boolean(),
  startedBy: z.string(),
  startedAt: Instant,
  stoppedAt: Instant.nullable(),
  progress: z.number().int(), // of its composing, in percent
  trouble: Trouble.nullable(),
  seconds: z.number().int().nullable(),
  size: z.number().int().nullable(),
  keptUntil: Instant.nullable(),
  deleted: z.object({ by: z.string().nullable(), reason: z.string().nullable() }).nullable(), // nobody: its time was over
})
export type Recording = z.infer<typeof Recording>

export const Answer = z.enum(['recorded', 'unrecorded'])
export type Answer = z.infer<typeof Answer>

/** The recording that runs in a call; before one enters, too. */
export const getOfCall = query('recordings.getOfCall', {
  who: 'account',
  input: z.object({ callId: Id }),
  output: z.object({
    recording: Recording.nullable(),
    mine: Answer.nullable(),
    staff: z.boolean(), // I am recorded whenever I agree
    can: z.object({ record: z.boolean() }),
  }),
})

/** The id is the recording's own. Who starts it agrees by that. */
export const startRecording = command('recordings.startRecording', {
  who: 'account',
  input: z.object({ id: Id, callId: Id }),
  output: Recording,
})

export const stopRecording = command('recordings.stopRecording', {
  who: 'account',
  input: z.object({ id: Id, recordingId: Id }),
  output: Recording,
})

/** «Звонок записывается»: with camera and sound, or without. The answer may be changed; the last one holds. */
export const answerRecording = command('recordings.answerRecording', {
  who: 'account',
  natural: true,
  input: z.object({ recordingId: Id, answer: Answer }),
  output: z.object({}),
})

export const getRecording = query('recordings.getRecording', {
  who: 'account',
  input: z.object({ recordingId: Id }),
  output: z.object({
    recording: Recording,
    can: z.object({ watch: z.boolean(), remove: z.boolean(), seeAnswers: z.boolean() }),
  }),
})

/** Who has agreed and when, for whoever conducts it and for the administration. */
export const listAnswers = query('recordings.listAnswers', {
  who: 'account',
  input: z.object({ recordingId: Id }),
  output: z.object({ answers: z.array(z.object({ name: z.string(), answer: Answer, at: Instant })) }),
})

export const removeRecording = command('recordings.removeRecording', {
  who: 'account',
  input: z.object({ id: Id, recordingId: Id, reason: z.string().trim().min(3).max(500) }),
  output: Recording,
})

/** The film itself; ranges are answered. */
export const watch = download('recordings.watch', {
  who: 'account',
  input: z.object({ recordingId: Id, save: z.literal('1').optional() }),
})

/** In the topics of the call and of its chat. */
export const recordingChanged = event('recordings.recordingChanged', {
  key: z.object({ recordingId: Id }),
  view: Recording,
})
export type RecordingEvent = EventOf<typeof recordingChanged>
