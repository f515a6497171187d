import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { createChat, createClassChat, listChats, listMessages, removeMember, startDirect } from '#contract/chats'
import { shiftClock } from '#server/clock'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { applyCallEvent, applyChatCallEvent } from '../live.ts'
import { beginAnew, keepCalling, sweep } from './keep-calling.ts'
import { lookAfter } from './look-after.ts'
import { stopStudio } from './media/studio.ts'
import { eventViews } from './views.ts'

let world: World
let school: School
let elena: Member
let administrator: Member
let timur: Member
let sonya: Member
let mother: Member
let classId: string
let chatId: string
let callId: string

beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  const class7a = await school.addClass('7А')
  classId = class7a
  administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  timur = await school.pupil('Тимур Ахметов', class7a)
  sonya = await school.pupil('Соня Лебедева', class7a)
  mother = await school.guardianOf(timur, 'Алия Ахметова')
  const { chats } = (await elena.reads(listChats, {})).body
  chatId = chats.find((chat) => chat.automatic === 'class')!.id
})
beforeEach(async () => {
  callId = randomUUID()
  expect((await elena.does(contract.startCall, { id: callId, chatId, kind: 'video' })).status).toBe(200)
})
afterEach(async () => {
  shiftClock(0)
  await elena.does(contract.endCall, { id: randomUUID(), callId })
})
afterAll(async () => {
  await stopStudio()
  await world.close()
})

const join = async (who: Member, more: { mic?: boolean; camera?: boolean } = {}) =>
  (await who.does(contract.joinCall, { id: randomUUID(), callId, mic: true, camera: true, ...more })).body
const seen = async (who: Member = elena) => (await who.reads(contract.getCall, { callId })).body
const inside = async () => (await seen()).call.participants.map(({ person }) => person.id)
const lines = async (who: Member) => (await who.reads(contract.listChatCalls, { chatId })).body.calls
const host = (more: object = {}) => ({
  callId,
  locked: false,
  waitingRoom: false,
  switches: { speak: true, show: true, share: false },
  ...more,
})
async function log(topicId: string) {
  const rows = await world.db.selectFrom('events').selectAll().where('topic_id', '=', topicId).orderBy('seq').execute()
  return rows.map(({ seq, type, key, at }) => ({ seq, type, key, at }))
}

test('a teacher calls the class: a line in the chat, every pupil’s phone rings, whoever comes is seen', async () => {
  const last = (await timur.reads(listMessages, { chatId })).body.messages.at(-1)
  expect(last).toMatchObject({ attachment: { type: 'call', id: callId }, text: 'Видеозвонок' })
  expect((await timur.reads(contract.listRinging, {})).body.calls).toMatchObject([{ id: callId }])
  expect((await log(timur.accountId)).at(-1)).toMatchObject({ type: 'calls.rang' })
  await join(elena)
  expect(await join(timur, { camera: false })).toMatchObject({ state: 'in' })
  expect((await timur.reads(contract.listRinging, {})).body.calls).toEqual([])
  expect((await seen(timur)).call.participants).toMatchObject([
    { person: { id: elena.personId }, host: true, mic: true, camera: true, screen: false },
    { person: { id: timur.personId }, host: false, mic: true, camera: false },
  ])
  expect((await lines(sonya))[0]).toMatchObject({ id: callId, people: 2, endedAt: null })
})

test('who is in a call hears its topic; who sits in the chat hears the line; who does not, nothing', async () => {
  const listener = await timur.listens()
  await listener.hello()
  await join(timur)
  await listener.until((frame) => frame.topic === `call:${callId}`)
  const outside = await sonya.listens()
  await outside.hello()
  await elena.does(contract.mutePeople, { id: randomUUID(), callId, personId: timur.personId })
  const muted = await listener.until((frame) => frame.type === 'calls.callChanged' && !frame.view.participants[0]?.mic)
  expect(muted.view.participants[0]).toMatchObject({ mic: false, camera: true })
  await elena.does(contract.removeParticipant, { id: randomUUID(), callId, personId: timur.personId })
  await listener.until((frame) => frame.type === 'calls.callChanged' && frame.view.participants.length === 0)
  const told = listener.heard(`call:${callId}`).length
  await join(elena)
  await outside.until((frame) => frame.type === 'calls.chatCallChanged' && frame.view.people === 1)
  expect(outside.heard(`call:${callId}`)).toEqual([])
  expect(listener.heard(`call:${callId}`)).toHaveLength(told)
  for (const one of [listener, outside]) one.close()
})

test('the waiting room: seen by the host alone, and nothing may be said from it', async () => {
  await join(elena)
  await elena.does(contract.setHosting, host({ waitingRoom: true }))
  const { stayId, state } = await join(timur)
  expect(state).toBe('waiting')
  expect((await seen()).call).toMatchObject({ waiting: 1, participants: [{ person: { id: elena.personId } }] })
  expect((await elena.reads(contract.listWaiting, { callId })).body.people).toMatchObject([{ id: timur.personId }])
  expect((await timur.reads(contract.listWaiting, { callId })).status).toBe(403)
  const said = { callId, stayId, no: 1, fresh: true }
  expect((await timur.does(contract.receive, said)).status).toBe(403)
  await elena.does(contract.admitPeople, { id: randomUUID(), callId, personIds: [timur.personId] })
  expect(await inside()).toContain(timur.personId)
  expect((await timur.does(contract.receive, said)).status).toBe(200)
  expect((await timur.does(contract.receive, said)).status, 'a replay').toBe(409)
  await timur.does(contract.leaveCall, { callId, stayId })
  expect(await join(timur), 'let in once').toMatchObject({ state: 'in' })
})

test('removed is removed: no way back, and no word about media', async () => {
  await join(elena)
  const { stayId } = await join(timur)
  await elena.does(contract.removeParticipant, { id: randomUUID(), callId, personId: timur.personId })
  expect((await join(timur)).error).toBe('forbidden')
  expect((await timur.does(contract.receive, { callId, stayId, no: 9, fresh: true })).status).toBe(403)
  expect(
    (await elena.does(contract.removeParticipant, { id: randomUUID(), callId, personId: elena.personId })).status,
  ).toBe(404)
})

test('removed by mistake: a host lets them back, by the door as anybody, and nobody else does', async () => {
  await join(elena)
  const before = await join(timur)
  const whom = () => ({ id: randomUUID(), callId, personId: timur.personId })
  expect((await elena.does(contract.letBack, whom())).status, 'who is not removed').toBe(404)
  await elena.does(contract.removeParticipant, whom())
  expect((await elena.reads(contract.listWaiting, { callId })).body.removed).toMatchObject([{ id: timur.personId }])
  for (const who of [timur, sonya]) expect((await who.does(contract.letBack, whom())).status).toBe(403)
  expect((await elena.does(contract.letBack, whom())).status).toBe(200)
  expect((await elena.reads(contract.listWaiting, { callId })).body.removed).toEqual([])
  expect(await inside(), 'not before they come').toEqual([elena.personId])
  expect((await timur.does(contract.keepStay, { callId, stayId: before.stayId })).status).toBe(403)
  expect((await join(timur)).state).toBe('in')
})

test('a host lowers a hand that was heard, or all of them; nobody lowers another’s', async () => {
  await join(elena)
  const stays = new Map([
    [timur, await join(timur)],
    [sonya, await join(sonya)],
  ])
  const raise = async () => {
    for (const [who, { stayId }] of stays) await who.does(contract.raiseHand, { callId, stayId, on: true })
  }
  const lower = (who: Member, personId: string | null) =>
    who.does(contract.lowerHands, { id: randomUUID(), callId, personId })
  const raised = async () =>
    (await seen()).call.participants.filter(({ handAt }) => handAt).map(({ person }) => person.id)
  await raise()
  expect((await lower(timur, sonya.personId)).status).toBe(403)
  expect(await raised()).toEqual([timur.personId, sonya.personId])
  await lower(elena, timur.personId)
  expect(await raised()).toEqual([sonya.personId])
  await raise()
  await lower(elena, null)
  expect(await raised()).toEqual([])
})

test('locked: those inside stay and may come back, nobody else comes in', async () => {
  await join(timur)
  await elena.does(contract.setHosting, host({ locked: true }))
  expect((await join(sonya)).error).toBe('forbidden')
  expect((await join(timur)).state).toBe('in')
  expect((await join(elena)).state).toBe('in')
})

test('switches: what is off is off for everybody but the host, at once and for whoever tries', async () => {
  await join(elena)
  const { stayId } = await join(timur)
  await elena.does(contract.setHosting, host({ switches: { speak: false, show: true, share: false } }))
  expect((await seen()).call.participants).toMatchObject([{ mic: true }, { mic: false, camera: true }])
  const wish = { callId, stayId, mic: true, camera: true, screen: false }
  expect((await timur.does(contract.setSending, wish)).body.reason).toContain('поднимите руку')
  expect((await seen(timur)).can).toEqual({
    host: false,
    invite: false,
    speak: false,
    show: true,
    share: false,
    caption: false,
  })
  await timur.does(contract.raiseHand, { callId, stayId, on: true })
  expect((await seen()).call.participants[1]!.handAt).not.toBeNull()
  await elena.does(contract.setHosting, host())
  expect((await timur.does(contract.setSending, wish)).status).toBe(200)
  await elena.does(contract.mutePeople, { id: randomUUID(), callId, personId: null })
  expect((await seen()).call.participants).toMatchObject([{ mic: true }, { mic: false, camera: true }])
})

test('a co-host conducts, too, and no more once thanked; who began the call stays a host', async () => {
  await join(elena)
  await join(timur)
  await join(sonya)
  const appoint = (who: Member, personId: string, on: boolean) =>
    who.does(contract.appointHost, { id: randomUUID(), callId, personId, on })
  expect((await appoint(timur, timur.personId, true)).status).toBe(403)
  await appoint(elena, timur.personId, true)
  expect((await seen(timur)).can.host).toBe(true)
  expect((await seen()).call.participants).toMatchObject([{}, { host: true, cohost: true }, { host: false }])
  const mute = { id: randomUUID(), callId, personId: sonya.personId }
  expect((await timur.does(contract.mutePeople, mute)).status).toBe(200)
  await join(timur)
  expect((await seen(timur)).can.host, 'after a connection that broke').toBe(true)
  await appoint(timur, elena.personId, false)
  expect((await seen()).can.host).toBe(true)
  await appoint(elena, timur.personId, false)
  expect((await seen(timur)).can.host).toBe(false)
  expect((await timur.does(contract.mutePeople, { ...mute, id: randomUUID() })).status).toBe(403)
})

test('a word of one press is seen by the others, and a hundred of them are too many', async () => {
  await join(elena)
  const { stayId } = await join(timur)
  await timur.does(contract.react, { callId, stayId, said: 'thanks' })
  expect((await seen()).call.participants[1]).toMatchObject({ reaction: { said: 'thanks', at: expect.any(String) } })
  const many = await Promise.all(
    Array.from({ length: 30 }, () => timur.does(contract.react, { callId, stayId, said: 'yes' })),
  )
  expect(many.map(({ status }) => status)).toContain(429)
})

test('another device takes over; the one before has nothing more to say', async () => {
  const first = await join(timur)
  const second = await join(timur)
  expect(await inside()).toEqual([timur.personId])
  expect((await timur.does(contract.keepStay, { callId, stayId: first.stayId })).status).toBe(403)
  await timur.does(contract.leaveCall, { callId, stayId: first.stayId })
  expect(await inside()).toEqual([timur.personId])
  const strangers = { callId, stayId: second.stayId, no: 1, fresh: true }
  expect((await sonya.does(contract.receive, strangers)).status).toBe(403)
})

test('who was there from when to when is kept; the last one to leave ends it', async () => {
  const { stayId } = await join(timur)
  await timur.does(contract.leaveCall, { callId, stayId })
  await timur.does(contract.leaveCall, { callId, stayId })
  const stays = await world.db.selectFrom('call_stays').selectAll().where('call_id', '=', callId).execute()
  expect(stays).toMatchObject([{ person_id: timur.personId, from_at: expect.any(Date), to_at: expect.any(Date) }])
  expect((await lines(elena))[0]).toMatchObject({ id: callId, people: 1, endedAt: expect.any(String) })
  expect((await join(sonya)).error).toBe('conflict')
})

test('nobody came: after three quarters of a minute it is a missed call; with somebody in it, it goes on', async () => {
  await lookAfter.run(world.db, { callId })
  expect((await lines(timur))[0]).toMatchObject({ people: 0, endedAt: expect.any(String) })
  expect((await timur.reads(contract.listRinging, {})).body.calls).toEqual([])
  callId = randomUUID()
  await elena.does(contract.startCall, { id: callId, chatId, kind: 'audio' })
  await join(timur)
  await lookAfter.run(world.db, { callId })
  expect((await lines(timur))[0]).toMatchObject({ people: 1, endedAt: null })
})

test('two people: either calls, «не сейчас» ends it, and who hangs up ends it', async () => {
  const made = { id: randomUUID(), organizationId: school.organizationId, personId: elena.personId }
  const direct = (await mother.does(startDirect, made)).body.id
  const call = async () => {
    const id = randomUUID()
    expect((await mother.does(contract.startCall, { id, chatId: direct, kind: 'audio' })).status).toBe(200)
    return id
  }
  const isOver = async (id: string) => (await elena.reads(contract.getCall, { callId: id })).body.call.endedAt !== null
  const first = await call()
  expect((await elena.reads(contract.getCall, { callId: first })).body).toMatchObject({
    direct: true,
    can: { host: false, speak: true, show: true, share: true },
  })
  await elena.does(contract.declineCall, { callId: first })
  expect(await isOver(first)).toBe(true)
  const second = await call()
  const at = (who: Member) =>
    who.does(contract.joinCall, { id: randomUUID(), callId: second, mic: true, camera: false })
  await at(mother)
  const { stayId } = (await at(elena)).body
  await elena.does(contract.leaveCall, { callId: second, stayId })
  expect(await isOver(second)).toBe(true)
  expect((await timur.reads(contract.getCall, { callId: second })).status).toBe(404)
})

test('captions: by whom the host has asked, the latest lines for everybody, nothing once the call is over', async () => {
  const stayId = { elena: (await join(elena)).stayId, timur: (await join(timur)).stayId }
  const says = (who: Member, stay: string, text: string) =>
    who.does(contract.addCaption, { id: randomUUID(), callId, stayId: stay, text })
  const appoint = (who: Member, on: boolean) =>
    who.does(contract.appointCaptioner, { id: randomUUID(), callId, personId: timur.personId, on })
  expect((await says(timur, stayId.timur, 'Сама')).status).toBe(403)
  expect((await appoint(timur, true)).status).toBe(403)
  const told = await log(callId)
  await appoint(elena, true)
  await appoint(elena, true)
  expect(await log(callId), 'asked twice is asked once').toHaveLength(told.length + 1)
  expect((await seen(timur)).can.caption).toBe(true)
  for (const text of ['Раз', 'Два', 'Три', 'Четыре']) await says(timur, stayId.timur, text)
  const { captions, participants } = (await seen(elena)).call
  expect(captions.map(({ by, text }) => [by, text])).toEqual(
    ['Два', 'Три', 'Четыре'].map((one) => ['Тимур Ахметов', one]),
  )
  expect(participants.find(({ captioner }) => captioner)?.person.id).toBe(timur.personId)
  await appoint(elena, false)
  expect((await says(timur, stayId.timur, 'Ещё')).status).toBe(403)
  expect((await says(elena, stayId.elena, 'Сама ведущая')).status).toBe(200)
  await elena.does(contract.endCall, { id: randomUUID(), callId })
  const { captions: left } = await world.db
    .selectFrom('calls')
    .select('captions')
    .where('id', '=', callId)
    .executeTakeFirstOrThrow()
  expect(left).toEqual([])
  const kept = await world.db.selectFrom('command_results').selectAll().execute()
  expect(JSON.stringify(kept)).not.toContain('Четыре')
})

test('one call of a chat at a time, and the second is told to join; a repeat is the same call', async () => {
  const other = await elena.does(contract.startCall, { id: randomUUID(), chatId, kind: 'audio' })
  expect(other.body).toMatchObject({ error: 'conflict', reason: expect.stringContaining('присоединитесь') })
  const before = await log(chatId)
  expect((await elena.does(contract.startCall, { id: callId, chatId, kind: 'video' })).body.id).toBe(callId)
  expect(await log(chatId)).toEqual(before)
})

test('at night a call is refused and says when; a phone whose owner rests does not ring', async () => {
  await elena.does(contract.endCall, { id: randomUUID(), callId })
  const night = { from_minute: 1320, to_minute: 360, working_days: [1], urgent_roles: ['director'] }
  const hours = { organization_id: school.organizationId, mode: 'hold', ...night, set_by: administrator.personId }
  await world.db
    .insertInto('quiet_hours')
    .values(hours as never)
    .execute()
  standAt(23)
  const answer = await elena.does(contract.startCall, { id: randomUUID(), chatId, kind: 'video' })
  expect(answer.body).toMatchObject({ error: 'quiet_hours', reason: expect.stringContaining('06:00') })
  standAt(12)
  callId = randomUUID()
  const own = { person_id: timur.personId, from_minute: 600, to_minute: 1000, days_off: [] }
  await world.db
    .insertInto('own_hours')
    .values(own as never)
    .execute()
  expect((await elena.does(contract.startCall, { id: callId, chatId, kind: 'video' })).status).toBe(200)
  expect((await timur.reads(contract.listRinging, {})).body.calls).toEqual([])
  expect((await sonya.reads(contract.listRinging, {})).body.calls).toHaveLength(1)
  await world.db.deleteFrom('own_hours').where('person_id', '=', timur.personId).execute()
  await world.db.deleteFrom('quiet_hours').where('organization_id', '=', school.organizationId).execute()
})

test('working hours hold where parents are called, in a chat that follows them, too; pupils may be called till night', async () => {
  await elena.does(contract.endCall, { id: randomUUID(), callId })
  const about = { classId, kind: 'group' as const, title: 'Поход' }
  const made = async (follows: 'guardians' | 'pupils') =>
    (await elena.does(createClassChat, { id: randomUUID(), follows, ...about })).body.chatId
  const [parents, pupils] = [await made('guardians'), await made('pupils')]
  const working = { working_from: 480, working_to: 1080, working_days: [1, 2, 3, 4, 5, 6, 7] }
  const night = { from_minute: 1320, to_minute: 360, urgent_roles: ['director'] }
  const hours = { organization_id: school.organizationId, mode: 'hold', ...night, ...working }
  await world.db
    .insertInto('quiet_hours')
    .values({ ...hours, set_by: administrator.personId } as never)
    .execute()
  const calls = (to: string) => elena.does(contract.startCall, { id: randomUUID(), chatId: to, kind: 'audio' })
  standAt(20)
  expect((await calls(parents)).body).toMatchObject({ error: 'quiet_hours', reason: expect.stringContaining('08:00') })
  expect((await calls(pupils)).status).toBe(200)
  standAt(12)
  expect((await calls(parents)).status).toBe(200)
  await world.db.deleteFrom('quiet_hours').where('organization_id', '=', school.organizationId).execute()
})

test('who falls silent has left; who loses the chat loses the call', async () => {
  const made = { id: randomUUID(), organizationId: school.organizationId, kind: 'group' as const, title: 'Поход' }
  const group = (await elena.does(createChat, { ...made, personIds: [timur.personId, sonya.personId] })).body.id
  const keeping = keepCalling(world.db)
  const id = randomUUID()
  await elena.does(contract.startCall, { id, chatId: group, kind: 'video' })
  for (const who of [elena, timur, sonya])
    await who.does(contract.joinCall, { id: randomUUID(), callId: id, mic: false, camera: false })
  await elena.does(removeMember, { id: randomUUID(), chatId: group, personId: timur.personId })
  const who = async () =>
    (await elena.reads(contract.getCall, { callId: id })).body.call.participants.map(({ person }) => person.id)
  await expect.poll(who).toEqual([elena.personId, sonya.personId])
  await sweep(world.db)
  const real = Date.now
  Date.now = () => real() + 31_000
  try {
    await sweep(world.db)
  } finally {
    Date.now = real
  }
  expect((await elena.reads(contract.getCall, { callId: id })).body.call.endedAt).not.toBeNull()
  await keeping.stop()
})

test('an engine that begins anew is told to everybody in the call', async () => {
  await join(timur)
  const { media } = (await seen()).call
  await beginAnew(world.db)
  expect((await seen()).call.media).toBe(media + 1)
})

test('what is shown folded over the events is what a fresh read tells', async () => {
  const [inCall, inChat] = [(await log(callId)).length, (await log(chatId)).length]
  const [before, linesBefore] = [(await seen()).call, await lines(elena)]
  const { stayId } = await join(elena)
  await join(timur)
  await elena.does(contract.setHosting, host({ waitingRoom: true }))
  await join(sonya)
  await elena.does(contract.raiseHand, { callId, stayId, on: true })
  await elena.does(contract.mutePeople, { id: randomUUID(), callId, personId: null })
  const told = async (topicId: string, from: number, type: keyof typeof eventViews) => {
    const facts = (await log(topicId)).slice(from).filter((fact) => fact.type === type)
    const topic = `${topicId === chatId ? 'chat' : 'call'}:${topicId}` as const
    const views = await eventViews[type]!(
      world.db,
      facts.map((fact) => ({ ...fact, topic })),
    )
    return facts.map(({ seq, at }, place) => ({ seq, type, at: at.toISOString(), view: views[place] }))
  }
  const events = (await told(callId, inCall, contract.callChanged.name)) as contract.CallEvent[]
  expect(events).toHaveLength(6)
  expect(events.reduce(applyCallEvent, before)).toEqual((await seen()).call)
  const inLine = (await told(chatId, inChat, contract.chatCallChanged.name)) as contract.ChatCallEvent[]
  expect(inLine.reduce(applyChatCallEvent, linesBefore)).toEqual(await lines(elena))
})

function standAt(hour: number): void {
  const local = new Date(Date.now() + 6 * 3600_000)
  const wanted = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), hour) - 6 * 3600_000
  shiftClock(wanted - Date.now())
}
