import * as recordings from '#contract/recordings'
import { placeFile } from '../place-file.ts'
import { ADMINISTRATION, except, id, inSchool, MEMBERS, NO_ADMINISTRATION, SEATS } from './parts.ts'
import { type Row, row, type Stage } from './row.ts'

const SIT = SEATS.class.sit
const HOST = ['classTeacher'] as const
const GUESTS = except(SIT, ...HOST)
const SEE = [...ADMINISTRATION, ...SIT]
const SETTINGS = { whoRecords: 'staff' as const, whoWatches: 'chat' as const, pupils: false, keepDays: 30 }

/** Recording is for whoever conducts the call; what comes of it, for the chat; the rules, for the administration. */
export const ofRecordings: Row[] = [
  row(recordings.getSettings)('', { input: inSchool, allow: MEMBERS, hides: 'organizationId' }),
  row(recordings.setSettings)('', {
    input: ({ cast }) => ({ id: id(), organizationId: cast.organizationId, settings: SETTINGS, act: null }),
    allow: ADMINISTRATION,
    forbidden: NO_ADMINISTRATION,
    hides: 'organizationId',
    can: async ({ ask, cast }) =>
      (await ask(recordings.getSettings, { organizationId: cast.organizationId }))?.can.edit,
  }),
  row(recordings.getOfCall)('', { input: call, allow: SIT, hides: 'callId' }),
  row(recordings.startRecording)('', {
    input: async (stage) => ({ ...(await call(stage)), id: id() }),
    allow: HOST,
    forbidden: GUESTS,
    hides: 'callId',
    can: async ({ ask, db }) => {
      const { id: callId } = await newest(db, 'calls')
      return (await ask(recordings.getOfCall, { callId }))?.can.record
    },
  }),
  row(recordings.startRecording)('where one runs', {
    input: async (stage) => ({ callId: (await recording(stage)).callId, id: id() }),
    allow: [],
    conflict: HOST,
    forbidden: GUESTS,
    hides: 'callId',
  }),
  row(recordings.stopRecording)('', {
    input: async (stage) => ({ id: id(), recordingId: (await recording(stage)).recordingId }),
    allow: [...ADMINISTRATION, ...HOST],
    forbidden: GUESTS,
    hides: 'recordingId',
  }),
  row(recordings.answerRecording)('', {
    input: async (stage) => ({ recordingId: (await recording(stage)).recordingId, answer: 'recorded' as const }),
    allow: SIT,
    hides: 'recordingId',
  }),
  row(recordings.answerRecording)('when it is over', {
    input: async (stage) => ({
      recordingId: (await recording(stage, { stopped_at: new Date(), state: 'waiting' })).recordingId,
      answer: 'recorded' as const,
    }),
    allow: [],
    conflict: SIT,
    hides: 'recordingId',
  }),
  row(recordings.getRecording)('', {
    input: async (stage) => ({ recordingId: (await recording(stage)).recordingId }),
    allow: SEE,
    hides: 'recordingId',
  }),
  row(recordings.listAnswers)('', {
    input: async (stage) => ({ recordingId: (await recording(stage)).recordingId }),
    allow: [...ADMINISTRATION, ...HOST],
    forbidden: GUESTS,
    hides: 'recordingId',
    can: async ({ ask, db }) => {
      const { id: recordingId } = await newest(db, 'recordings')
      return (await ask(recordings.getRecording, { recordingId }))?.can.seeAnswers
    },
  }),
  row(recordings.removeRecording)('', {
    input: async (stage) => ({
      id: id(),
      reason: 'Попросили родители',
      recordingId: (await recording(stage, { stopped_at: new Date(), state: 'failed' })).recordingId,
    }),
    allow: [...ADMINISTRATION, ...HOST],
    forbidden: GUESTS,
    hides: 'recordingId',
    can: async ({ ask, db }) => {
      const { id: recordingId } = await newest(db, 'recordings')
      return (await ask(recordings.getRecording, { recordingId }))?.can.remove
    },
  }),
  row(recordings.watch)('', { input: film('chat'), allow: SEE, hides: 'recordingId' }),
  row(recordings.watch)('of the staff', {
    input: film('staff'),
    allow: [...ADMINISTRATION, ...HOST],
    forbidden: GUESTS,
    hides: 'recordingId',
  }),
]

const newest = (db: Stage['db'], table: 'calls' | 'recordings') =>
  db.selectFrom(table).select('id').orderBy('started_at', 'desc').executeTakeFirstOrThrow()

/** The class teacher’s call in the chat of the class. */
async function call({ cast, db }: Stage): Promise<{ callId: string }> {
  const callId = id()
  const { organizationId: organization_id, classTeacher, chats } = cast
  const at = new Date()
  const started = { started_by: classTeacher.personId, started_at: at, speak_at: at, show_at: at }
  await db
    .insertInto('calls')
    .values({ id: callId, organization_id, chat_id: chats.class, kind: 'video', ...started })
    .execute()
  return { callId }
}

async function recording(stage: Stage, more: object = {}): Promise<{ callId: string; recordingId: string }> {
  const { callId } = await call(stage)
  const recordingId = id()
  const { organizationId: organization_id, classTeacher, chats } = stage.cast
  const rules = { who_watches: 'chat' as const, pupils: false, keep_days: 30 }
  const started = { started_by: classTeacher.personId, started_at: new Date(), state: 'on' as const }
  await stage.db
    .insertInto('recordings')
    .values({ id: recordingId, organization_id, call_id: callId, chat_id: chats.class, ...rules, ...started, ...more })
    .execute()
  return { callId, recordingId }
}

/** A film that is ready: its bytes are those of any file. */
function film(who_watches: 'chat' | 'staff') {
  return async (stage: Stage) => {
    const { organizationId, classTeacher: owner } = stage.cast
    const file_id = await placeFile(stage.db, { organizationId, owner, chatId: null })
    const more = { state: 'ready', stopped_at: new Date(), file_id, who_watches }
    return { recordingId: (await recording(stage, more)).recordingId }
  }
}
