import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChats, startDirect } from '#contract/chats'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { BYLAW_HOURS, NO_QUIET_HOURS } from '../rules.ts'

let world: World
let school: School
let other: School
let administrator: Member
let elena: Member
let mitya: Member
let mother: Member
let stranger: Member
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  other = await openSchool(world, { name: 'Школа № 3' })
  const class7a = await school.addClass('7А')
  administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  mitya = await school.pupil('Митя Кузнецов', class7a)
  mother = await school.guardianOf(mitya, 'Анна Кузнецова')
  stranger = await other.person('Глеб Ильич Фомин', 'administrator')
})
afterAll(() => world.close())

const act = { number: '01-15/148', date: '2026-11-02' }
const hoursOf = async (who: Member) =>
  (await who.reads(contract.getQuietHours, { organizationId: school.organizationId })).body
const set = (who: Member, hours: contract.QuietHours, more: { act?: contract.QuietAct | null; id?: string } = {}) =>
  who.does(contract.setQuietHours, {
    id: more.id ?? randomUUID(),
    organizationId: school.organizationId,
    hours,
    act: more.act === undefined ? act : more.act,
  })

test('a school that has set nothing is open round the clock, and says so', async () => {
  expect(await hoursOf(mother)).toEqual({
    hours: NO_QUIET_HOURS,
    act: null,
    set: null,
    timeZone: 'Asia/Omsk',
    own: null,
    can: { edit: false, urgent: false },
  })
  expect((await hoursOf(administrator)).can).toEqual({ edit: true, urgent: true })
})

test('the administration sets the hours by its act, and everybody sees them and by whom', async () => {
  const answer = await set(administrator, BYLAW_HOURS)
  expect(answer.status).toBe(200)

  const seen = await hoursOf(mitya)
  expect(seen).toMatchObject({ hours: BYLAW_HOURS, act, set: { by: 'Ольга Викторовна Синицына' } })
  expect(await school.told()).toContain(contract.hoursChanged.name)
})

test('working hours, days and urgent roles are kept as set', async () => {
  const hours: contract.QuietHours = {
    ...BYLAW_HOURS,
    mode: 'refuse',
    working: { fromMinute: 480, toMinute: 1140, days: [5, 1, 3] },
    urgentRoles: ['director', 'teacher'],
  }
  await set(administrator, hours)

  expect((await hoursOf(mother)).hours).toEqual({ ...hours, working: { ...hours.working, days: [1, 3, 5] } })
  expect((await hoursOf(elena)).can).toEqual({ edit: false, urgent: true })
  expect((await hoursOf(administrator)).can).toEqual({ edit: true, urgent: false })
})

test('others may not, and nothing is told', async () => {
  for (const who of [elena, mitya, mother]) {
    const before = await school.told()
    const answer = await set(who, NO_QUIET_HOURS)
    expect(answer.status).toBe(403)
    expect((await hoursOf(who)).can.edit).toBe(false)
    expect(await school.told()).toEqual(before)
  }
})

test('another school and no school are the same refusal', async () => {
  const ask = (organizationId: string) => stranger.reads(contract.getQuietHours, { organizationId })
  const [hidden, missing] = [await ask(school.organizationId), await ask(randomUUID())]
  expect(hidden.status).toBe(404)
  expect({ ...hidden.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
  expect((await set(stranger, BYLAW_HOURS)).status).toBe(404)
})

test('a repeat is one act', async () => {
  const id = randomUUID()
  await set(administrator, BYLAW_HOURS, { id })
  const told = (await school.told()).length
  expect((await set(administrator, NO_QUIET_HOURS, { id })).body.hours).toEqual(BYLAW_HOURS)
  expect((await hoursOf(mother)).hours).toEqual(BYLAW_HOURS)
  expect(await school.told()).toHaveLength(told)
})

test('hours that leave nobody a minute are refused', async () => {
  const never = { ...BYLAW_HOURS, working: { fromMinute: 23 * 60, toMinute: 23 * 60 + 30, days: [1] } }
  const answer = await set(administrator, never)
  expect(answer.status).toBe(400)
  expect(answer.body.field).toBe('hours')
})

test('a teacher’s own hours are seen by whoever talks with them, and by nobody else', async () => {
  const { organizationId } = school
  const own: contract.OwnHours = { fromMinute: 19 * 60, toMinute: 8 * 60, daysOff: [7, 6] }
  const setOwn = await elena.does(contract.setOwnHours, { id: randomUUID(), organizationId, own })
  expect(setOwn.body.own).toEqual({ ...own, daysOff: [6, 7] })

  const asked = { organizationId, personId: elena.personId }
  expect((await mother.reads(contract.getOwnHoursOf, asked)).body).toEqual({
    own: { ...own, daysOff: [6, 7] },
    timeZone: 'Asia/Omsk',
  })
  const class5b = await school.addClass('5Б')
  const newcomer = await school.pupil('Лев Сорокин', class5b)
  // Everybody reads the school's channel, so colleagues and families do meet somewhere; another school never does.
  expect((await newcomer.reads(contract.getOwnHoursOf, asked)).status).toBe(200)
  expect((await stranger.reads(contract.getOwnHoursOf, asked)).status).toBe(404)
  const nobody = await mother.reads(contract.getOwnHoursOf, { organizationId, personId: randomUUID() })
  expect(nobody.status).toBe(404)

  await elena.does(contract.setOwnHours, { id: randomUUID(), organizationId, own: null })
  expect((await mother.reads(contract.getOwnHoursOf, asked)).body.own).toBeNull()
})

test('nobody may become unreachable for ever', async () => {
  const own = { fromMinute: 600, toMinute: 660, daysOff: [1, 2, 3, 4, 5, 6, 7] }
  const answer = await elena.does(contract.setOwnHours, {
    id: randomUUID(),
    organizationId: school.organizationId,
    own,
  })
  expect(answer.status).toBe(400)
})

test('the log of urgent: all of it for the administration, own chats for those who were woken', async () => {
  const { organizationId } = school
  const { chats } = (await elena.reads(listChats, {})).body
  const parents = chats.find(({ automatic }) => automatic === 'parents')!
  const direct = (await elena.does(startDirect, { id: randomUUID(), organizationId, personId: mother.personId })).body
  const entry = (chatId: string, reason: string, at: string) => ({
    message_id: randomUUID(),
    chat_id: chatId,
    person_id: elena.personId,
    reason,
    at: new Date(at),
  })
  const sent = [
    entry(parents.id, 'Прорвало трубу, завтра без занятий', '2026-11-20T17:10:00Z'),
    entry(direct.id, 'Митя остался в школе', '2026-11-20T18:00:00Z'),
  ]
  await world.db.insertInto('urgent_messages').values(sent).execute()

  const log = async (who: Member) => (await who.reads(contract.listUrgent, { organizationId })).body.entries
  expect(await log(administrator)).toMatchObject([
    { reason: 'Митя остался в школе', person: { name: 'Елена Сергеевна Воробьёва' } },
    { reason: 'Прорвало трубу, завтра без занятий', chat: { automatic: 'parents', className: '7А' } },
  ])
  expect(await log(mother)).toHaveLength(2)
  expect(await log(mitya)).toEqual([])
  const older = await administrator.reads(contract.listUrgent, { organizationId, before: '2026-11-20T18:00:00Z' })
  expect(older.body.entries).toHaveLength(1)
})
