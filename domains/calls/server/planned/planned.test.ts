import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { listChats, listMessages, startDirect } from '#contract/chats'
import { shiftClock } from '#server/clock'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../../contract.ts'
import { stopStudio } from '../media/studio.ts'
import { remind } from './saying.ts'

let world: World
let school: School
let elena: Member
let director: Member
let timur: Member
let mother: Member
let stranger: Member
let classChat: string
let parents: string

beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  const [class7a, class7b] = [await school.addClass('7А'), await school.addClass('7Б')]
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  director = await school.person('Ирина Павловна Белова', ['director'])
  timur = await school.pupil('Тимур Ахметов', class7a)
  mother = await school.guardianOf(timur, 'Алия Ахметова')
  stranger = await school.pupil('Пётр Зайцев', class7b)
  const { chats } = (await elena.reads(listChats, {})).body
  classChat = chats.find(({ automatic }) => automatic === 'class')!.id
  parents = chats.find(({ automatic }) => automatic === 'parents')!.id
})
afterEach(() => shiftClock(0))
afterAll(async () => {
  await stopStudio()
  await world.close()
})

const dayAhead = (days: number) => new Date(Date.now() + days * 24 * 3600_000).toISOString().slice(0, 10)
const about = (more: object = {}, when: object = {}) => ({
  kind: 'parentsMeeting' as const,
  title: 'Родительское собрание',
  agenda: 'Итоги четверти',
  when: { day: dayAhead(3), time: '18:30', minutes: 60, repeat: 'once' as const, until: null, ...when },
  ...more,
})
async function plan(who: Member = elena, chatIds = [parents, classChat], more: object = {}, when: object = {}) {
  const id = randomUUID()
  return { id, answer: await who.does(contract.planCall, { id, chatIds, ...about(more, when) }) }
}
const last = async (who: Member, chatId: string) => (await who.reads(listMessages, { chatId })).body.messages.at(-1)!
/** The clock stands so many minutes before the call. */
async function standBefore(plannedId: string, minutes: number) {
  const { planned } = (await elena.reads(contract.getPlanned, { plannedId })).body
  shiftClock(Date.parse(planned.next!.startsAt) - minutes * 60_000 - Date.now())
}

test('a consultation is planned for two by whoever works at the school, and by nobody else into it', async () => {
  const { organizationId } = school
  const { id: direct } = (
    await elena.does(startDirect, { id: randomUUID(), organizationId, personId: mother.personId })
  ).body
  expect((await plan(mother, [direct], { kind: 'consultation' })).answer.status).toBe(403)
  expect((await plan(elena, [direct, parents])).answer.body).toMatchObject({ field: 'chatIds' })
  const { id, answer } = await plan(elena, [direct], { kind: 'consultation', title: 'О математике' })
  expect(answer.body).toMatchObject({ chatId: direct, chatIds: [direct] })
  expect((await mother.reads(contract.getPlanned, { plannedId: id })).body.can).toEqual({ change: false, start: true })
  for (const who of [timur, director]) {
    expect((await who.reads(contract.getPlanned, { plannedId: id })).status).toBe(404)
  }
})

test('a meeting is planned in two chats: a card in each, those invited see it, others do not', async () => {
  const { id, answer } = await plan()
  expect(answer.body).toMatchObject({ chatId: parents, chatIds: [parents, classChat], timeZone: 'Asia/Omsk' })
  expect(new Date(answer.body.next!.startsAt).getUTCHours()).toBe(12)
  for (const [who, chatId] of [
    [mother, parents],
    [timur, classChat],
  ] as const) {
    expect(await last(who, chatId)).toMatchObject({ attachment: { type: 'plannedCall', id } })
    expect((await who.reads(contract.getPlanned, { plannedId: id })).body.can).toEqual({ change: false, start: false })
  }
  expect((await elena.reads(contract.getPlanned, { plannedId: id })).body.can).toEqual({ change: true, start: true })
  expect((await stranger.reads(contract.getPlanned, { plannedId: id })).status).toBe(404)
  const week = { from: new Date().toISOString(), to: new Date(Date.now() + 7 * 24 * 3600_000).toISOString() }
  expect((await timur.reads(contract.listPlanned, week)).body.items).toMatchObject([{ planned: { id } }])
  expect((await stranger.reads(contract.listPlanned, week)).body.items).toEqual([])
})

test('a pupil plans nothing, nor does anybody in the past', async () => {
  expect((await plan(timur, [classChat])).answer.status).toBe(403)
  const late = await plan(elena, [classChat], {}, { day: dayAhead(-2) })
  expect(late.answer.body).toMatchObject({ error: 'invalid', field: 'when' })
})

test('changed and called off by whoever planned it; the chats are told', async () => {
  const { id } = await plan(elena, [classChat], {}, { repeat: 'weekly', day: dayAhead(4) })
  const change = { id: randomUUID(), plannedId: id, ...about({ title: 'Классный час' }, { day: dayAhead(5) }) }
  expect((await timur.does(contract.changePlanned, change)).status).toBe(403)
  expect((await stranger.does(contract.changePlanned, change)).status).toBe(404)
  expect((await elena.does(contract.changePlanned, change)).body.title).toBe('Классный час')
  expect((await last(timur, classChat)).text).toContain('Изменено: «Классный час»')
  const off = { id: randomUUID(), plannedId: id, day: null }
  expect((await elena.does(contract.callOff, off)).body.next).toBeNull()
  expect((await last(timur, classChat)).text).toBe('Отменено: «Классный час»')
  expect((await elena.does(contract.callOff, { ...off, id: randomUUID() })).status).toBe(409)
})

test('one day of a series is called off; the next one is the week after', async () => {
  const { id, answer } = await plan(elena, [classChat], {}, { repeat: 'weekly' })
  const { day } = answer.body.next!
  const off = { id: randomUUID(), plannedId: id, day }
  const next = (await elena.does(contract.callOff, off)).body.next!
  expect(Date.parse(next.day) - Date.parse(day)).toBe(7 * 24 * 3600_000)
  const elsewhere = { ...off, id: randomUUID(), day: dayAhead(4) }
  expect((await elena.does(contract.callOff, elsewhere)).status).toBe(409)
})

test('a quarter of an hour before, each chat is reminded once', async () => {
  const { id } = await plan(elena, [parents])
  await standBefore(id, 20)
  await remind.run(world.db, { plannedId: id })
  expect((await last(mother, parents)).text).not.toContain('Скоро')
  await standBefore(id, 14)
  await remind.run(world.db, { plannedId: id })
  await remind.run(world.db, { plannedId: id })
  const { messages } = (await mother.reads(listMessages, { chatId: parents })).body
  expect(messages.filter(({ text }) => text?.startsWith('Скоро начнётся'))).toHaveLength(1)
})

test('it is begun from an hour before on; people of every invited chat come in, others find nothing', async () => {
  const { id } = await plan()
  const begin = () =>
    elena.does(contract.startCall, { id: randomUUID(), chatId: parents, kind: 'video', plannedId: id })
  expect((await begin()).status).toBe(409)
  await standBefore(id, 10)
  const { body } = await begin()
  const callId = body.id
  expect(body.title).toBe('Родительское собрание')
  expect((await timur.reads(contract.getPlanned, { plannedId: id })).body.planned.callId).toBe(callId)
  const join = (who: Member) => who.does(contract.joinCall, { id: randomUUID(), callId, mic: false, camera: false })
  for (const who of [elena, mother, timur]) expect((await join(who)).body.state).toBe('in')
  const { call } = (await elena.reads(contract.getCall, { callId })).body
  expect(call.participants.map(({ person }) => person.id)).toEqual([elena, mother, timur].map((one) => one.personId))
  expect((await timur.reads(contract.getCall, { callId })).body.can.host).toBe(false)
  expect((await join(stranger)).status).toBe(404)
  await elena.does(contract.endCall, { id: randomUUID(), callId })
  expect((await timur.reads(contract.getPlanned, { plannedId: id })).body.planned.callId).toBeNull()
})

test('whoever would be in two places is counted before', async () => {
  await plan(elena, [classChat], { title: 'Экскурсия' }, { day: dayAhead(9), time: '10:00' })
  const asked = { chatIds: [classChat], day: dayAhead(9), time: '10:30', minutes: 30, repeat: 'once' as const }
  const { conflicts } = (await elena.reads(contract.findConflicts, asked)).body
  expect(conflicts).toMatchObject([{ title: 'Экскурсия', people: 2 }])
  const after = { ...asked, time: '11:00' }
  expect((await elena.reads(contract.findConflicts, after)).body.conflicts).toEqual([])
  expect((await stranger.reads(contract.findConflicts, asked)).status).toBe(404)
})

test('a calendar by a secret address: mine alone, renewed, and dropped', async () => {
  const { id } = await plan(elena, [classChat], { title: 'Консультация' })
  expect((await timur.reads(contract.getFeed, {})).body.url).toBeNull()
  const { url } = (await timur.does(contract.makeFeed, { id: randomUUID() })).body
  const open = async (address: string) =>
    world.as().downloads(contract.openFeed, { token: new URL(address).searchParams.get('token')! })
  const read = await open(url)
  expect(read.headers['content-type']).toContain('text/calendar')
  expect(read.body).toContain(`UID:${id}@zvonok`)
  expect((await timur.reads(contract.getFeed, {})).body.url).toBe(url)
  const renewed = (await timur.does(contract.makeFeed, { id: randomUUID() })).body.url
  expect((await open(url)).statusCode).toBe(404)
  const foreign = (await stranger.does(contract.makeFeed, { id: randomUUID() })).body.url
  expect((await open(foreign)).body).not.toContain('Консультация')
  await timur.does(contract.dropFeed, { id: randomUUID() })
  expect((await open(renewed)).statusCode).toBe(404)
})

test('the director calls off what a teacher has planned', async () => {
  const staff = (await director.reads(listChats, {})).body.chats.find(({ automatic }) => automatic === 'staff')!.id
  const { id } = await plan(elena, [staff], { kind: 'council', title: 'Педсовет' })
  expect((await director.reads(contract.getPlanned, { plannedId: id })).body.can.change).toBe(true)
  expect((await director.does(contract.callOff, { id: randomUUID(), plannedId: id, day: null })).status).toBe(200)
})
