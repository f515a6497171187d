import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { endCall, getCall, joinCall, leaveCall, startCall } from '#contract/calls'
import { listChats, listMessages } from '#contract/chats'
import { listMaterials } from '#contract/files'
import { shiftClock } from '#server/clock'
import { type Member, openSchool, type School } from '#test/school'
import { writeTape } from '#test/tapes'
import { openWorld, type World } from '#test/world'
import { stopStudio } from '../../calls/server/media/studio.ts'
import * as contract from '../contract.ts'
import { composeRecording } from './compose/compose-recording.ts'
import { findFfmpeg } from './compose/ffmpeg.ts'
import { mendRecordings, sweepRecordings } from './sweep.ts'
import { tapeFolder, tapesOf } from './tapes.ts'

let world: World
let school: School
let administrator: Member
let elena: Member
let timur: Member
let sonya: Member
let chatId: string
let callId: string
let recordingId: string

beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  const class7a = await school.addClass('7А')
  administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  timur = await school.pupil('Тимур Ахметов', class7a)
  sonya = await school.pupil('Соня Лебедева', class7a)
  chatId = (await elena.reads(listChats, {})).body.chats.find((chat) => chat.automatic === 'class')!.id
}, 120_000)
beforeEach(async () => {
  shiftClock(0)
  if (callId) await elena.does(endCall, { id: randomUUID(), callId })
  callId = randomUUID()
  recordingId = randomUUID()
  expect((await elena.does(startCall, { id: callId, chatId, kind: 'video' })).status).toBe(200)
  await join(elena)
})
afterAll(async () => {
  shiftClock(0)
  await stopStudio()
  await world.close()
})

const join = (who: Member) => who.does(joinCall, { id: randomUUID(), callId, mic: true, camera: true })
const start = (who: Member = elena) => who.does(contract.startRecording, { id: recordingId, callId })
const stop = (who: Member = elena) => who.does(contract.stopRecording, { id: randomUUID(), recordingId })
const answer = (who: Member, said: contract.Answer) => who.does(contract.answerRecording, { recordingId, answer: said })
const ofCall = async (who: Member) => (await who.reads(contract.getOfCall, { callId })).body
const state = async () => (await elena.reads(contract.getRecording, { recordingId })).body.recording
const peers = async () => (await tapesOf(world.db, callId))?.peers
const rules = (more: Partial<contract.Settings> = {}) =>
  administrator.does(contract.setSettings, {
    id: randomUUID(),
    organizationId: school.organizationId,
    settings: { whoRecords: 'staff', whoWatches: 'chat', pupils: false, keepDays: 30, ...more },
    act: { number: '14-к', date: '2026-09-01' },
  })

test('a teacher records: everybody sees the sign, a card stands in the chat, whoever enters is asked first', async () => {
  await join(sonya)
  expect((await ofCall(sonya)).can.record).toBe(false)
  expect((await start(sonya)).body.error, 'a pupil').toBe('forbidden')
  expect((await ofCall(elena)).can.record).toBe(true)
  const listener = await sonya.listens()
  await listener.hello()
  expect((await start()).body).toMatchObject({ state: 'on' })
  await listener.until(
    (frame) =>
      frame.type === 'recordings.recordingChanged' && frame.topic === `call:${callId}` && frame.view.state === 'on',
  )
  listener.close()
  expect((await start()).status, 'a repeat').toBe(200)
  expect((await listen(timur)).at(-1)).toMatchObject({ attachment: { type: 'recording', id: recordingId } })
  expect((await join(timur)).body, 'not asked yet').toMatchObject({ error: 'conflict', field: 'recording' })
  expect(await ofCall(timur)).toMatchObject({ recording: { id: recordingId }, mine: null })
  await answer(timur, 'unrecorded')
  expect((await join(timur)).body.state).toBe('in')
  expect((await join(sonya)).body.state, 'was inside before: asked there').toBe('in')
  const { answers } = (await elena.reads(contract.listAnswers, { recordingId })).body
  expect(answers).toMatchObject([
    { name: 'Воробьёва Елена Сергеевна', answer: 'recorded' },
    { name: 'Ахметов Тимур', answer: 'unrecorded' },
  ])
})

const listen = async (who: Member) => (await who.reads(listMessages, { chatId })).body.messages

test('tracks are kept of those who have agreed, and of pupils only where the school has said so', async () => {
  await start()
  await answer(timur, 'recorded')
  expect(await peers(), 'a quiet default').toEqual([elena.personId])
  await stop()
  expect(await peers()).toBeUndefined()
  await rules({ pupils: true })
  recordingId = randomUUID()
  await start()
  await answer(timur, 'recorded')
  await answer(sonya, 'unrecorded')
  expect((await peers())?.toSorted()).toEqual([elena.personId, timur.personId].toSorted())
  await answer(timur, 'unrecorded')
  expect(await peers(), 'the last answer holds').toEqual([elena.personId])
  await rules()
})

test('the school says who records; nobody is nobody', async () => {
  await rules({ whoRecords: 'administration' })
  expect((await start()).body.error).toBe('forbidden')
  expect((await ofCall(elena)).can.record).toBe(false)
  expect((await elena.does(contract.setSettings, { ...(await asked()), id: randomUUID() })).body.error).toBe(
    'forbidden',
  )
  await rules()
})

const asked = async () => {
  const { settings } = (await elena.reads(contract.getSettings, { organizationId: school.organizationId })).body
  return { organizationId: school.organizationId, settings, act: null }
}

test('another school knows nothing of it', async () => {
  await start()
  const other = await openSchool(world, { name: 'Школа № 2' })
  const stranger = await other.person('Пётр Ильич Серов', ['administrator'])
  for (const told of [
    await stranger.reads(contract.getRecording, { recordingId }),
    await stranger.reads(contract.getOfCall, { callId }),
    await stranger.reads(contract.listAnswers, { recordingId }),
    await answer(stranger, 'recorded'),
    await stop(stranger),
    await stranger.does(contract.removeRecording, { id: randomUUID(), recordingId, reason: 'просто так' }),
  ])
    expect(told.status).toBe(404)
  expect((await stranger.downloads(contract.watch, { recordingId })).statusCode).toBe(404)
})

test.skipIf(!findFfmpeg())(
  'the end of the call ends it; the film stands in the chat and on its shelf, is played by ranges, and is deleted with a reason',
  async () => {
    await start()
    await tape()
    await elena.does(endCall, { id: randomUUID(), callId })
    expect(await state()).toMatchObject({ state: 'waiting' })
    const listener = await timur.listens()
    await listener.hello()
    await composeRecording.run(world.db, { recordingId })
    await listener.until((frame) => frame.type === 'recordings.recordingChanged' && frame.view.state === 'ready')
    listener.close()
    expect(await state()).toMatchObject({ state: 'ready', seconds: 3, progress: 100, trouble: null })
    expect(existsSync(tapeFolder(recordingId)), 'the tapes have gone').toBe(false)
    const seen = await timur.downloads(contract.watch, { recordingId })
    expect(seen.statusCode).toBe(200)
    expect(seen.headers['content-type']).toBe('video/mp4')
    expect(seen.headers['accept-ranges']).toBe('bytes')
    const shelf = (await timur.reads(listMaterials, { chatId })).body
    expect(JSON.stringify(shelf)).toContain(recordingId)
    await composeRecording.run(world.db, { recordingId })
    expect((await state()).state, 'composed once').toBe('ready')
    const why = { id: randomUUID(), recordingId, reason: 'Попросили родители' }
    expect((await timur.does(contract.removeRecording, { ...why, id: randomUUID() })).body.error).toBe('forbidden')
    expect((await elena.does(contract.removeRecording, why)).body).toMatchObject({ state: 'deleted' })
    expect((await timur.downloads(contract.watch, { recordingId })).statusCode).toBe(404)
    expect(JSON.stringify((await timur.reads(listMaterials, { chatId })).body)).not.toContain(recordingId)
    const entry = await world.db
      .selectFrom('audit_entries')
      .selectAll()
      .where('action', '=', 'recordings.removeRecording')
      .executeTakeFirstOrThrow()
    expect(entry).toMatchObject({ reason: 'Попросили родители', object_id: recordingId, by_person: elena.personId })
  },
  240_000,
)

test.skipIf(!findFfmpeg())(
  'a film for the staff; a composing that died goes on; its time comes: told three days before, then it goes',
  async () => {
    await rules({ whoWatches: 'staff', keepDays: 30 })
    await start()
    await rules()
    await tape()
    await stop()
    // The server died under it an hour ago.
    const long = new Date(Date.now() - 3600_000)
    await world.db
      .updateTable('recordings')
      .set({ state: 'composing', touched_at: long })
      .where('id', '=', recordingId)
      .execute()
    await mendRecordings(world.db)
    await composeRecording.run(world.db, { recordingId })
    expect(await state()).toMatchObject({ state: 'ready', whoWatches: 'staff' })
    expect((await timur.downloads(contract.watch, { recordingId })).statusCode).toBe(403)
    expect((await timur.reads(contract.getRecording, { recordingId })).body.can.watch).toBe(false)
    expect((await elena.downloads(contract.watch, { recordingId })).statusCode).toBe(200)
    expect(JSON.stringify((await timur.reads(listMaterials, { chatId })).body)).not.toContain(recordingId)
    const said = async () => (await listen(timur)).filter(({ text }) => text?.includes('будет удалена')).length
    shiftClock(26 * DAY)
    await sweepRecordings(world.db)
    expect(await said()).toBe(0)
    shiftClock(28 * DAY)
    await sweepRecordings(world.db)
    await sweepRecordings(world.db)
    expect(await said(), 'told once').toBe(1)
    expect((await state()).state).toBe('ready')
    shiftClock(31 * DAY)
    await sweepRecordings(world.db)
    expect(await state()).toMatchObject({ state: 'deleted', deleted: { by: null, reason: null } })
    shiftClock(0)
  },
  240_000,
)

test('nothing was taped: it is said, and nothing is promised', async () => {
  await start()
  await stop()
  await composeRecording.run(world.db, { recordingId })
  if (findFfmpeg()) expect(await state()).toMatchObject({ state: 'failed', trouble: 'nothing' })
  else expect(await state()).toMatchObject({ state: 'failed', trouble: 'noFfmpeg' })
})

test('whoever leaves last ends the recording, too', async () => {
  await start()
  const { call } = (await elena.reads(getCall, { callId })).body
  expect(call.participants).toHaveLength(1)
  const { stay_id } = await world.db
    .selectFrom('call_people')
    .select('stay_id')
    .where('call_id', '=', callId)
    .where('person_id', '=', elena.personId)
    .executeTakeFirstOrThrow()
  await elena.does(leaveCall, { callId, stayId: stay_id! })
  expect(await state()).toMatchObject({ state: 'waiting' })
})

const DAY = 24 * 3600_000

/** What an engine would have left of Елена. */
async function tape(): Promise<void> {
  const folder = tapeFolder(recordingId)
  mkdirSync(folder, { recursive: true })
  await writeTape(folder, { peer: elena.personId, source: 'mic', seconds: 3 })
  await writeTape(folder, { peer: elena.personId, source: 'camera', seconds: 3 })
}
