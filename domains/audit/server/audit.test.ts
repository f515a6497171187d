import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChats, lookInto } from '#contract/chats'
import { addStaff, setRoles } from '#contract/people'
import { note, verifyChain as proveChain } from '#server/audit'
import { shiftClock } from '#server/clock'
import { inTransaction } from '#server/events'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { forgetOld } from './forget-old.ts'

let world: World
let school: School
let administrator: Member
let director: Member
let deputy: Member
let elena: Member
let pupil: Member
let mother: Member
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  const class7a = await school.addClass('7А')
  administrator = await school.person('Ольга Викторовна Зуева', ['administrator', 'employee'])
  director = await school.person('Наталья Петровна Белова', 'director')
  deputy = await school.person('Игорь Львович Носов', 'deputy')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  pupil = await school.pupil('Тимур Ахметов', class7a)
  mother = await school.guardianOf(pupil, 'Алия Ахметова')
})
afterAll(() => world.close())

const here = () => ({ organizationId: school.organizationId })
const entries = async (who: Member, wish: object = {}) =>
  (await who.reads(contract.listEntries, { ...here(), ...wish })).body.entries
const promote = (personId: string, roles: ('teacher' | 'responsible' | 'employee')[]) =>
  administrator.does(setRoles, { id: randomUUID(), personId, roles })

test('who, when, what and about whom; the director reads it, too, a deputy does not', async () => {
  expect((await promote(elena.personId, ['teacher', 'responsible'])).status).toBe(200)
  const [entry] = await entries(director)
  expect(entry).toMatchObject({
    action: 'people.setRoles',
    by: { id: administrator.personId, name: 'Зуева Ольга Викторовна' },
    about: [{ id: elena.personId, name: 'Воробьёва Елена Сергеевна' }],
    details: { granted: ['responsible'], taken: [] },
  })
  expect(Math.abs(Date.parse(entry!.at) - Date.now())).toBeLessThan(5000)
  expect((await deputy.reads(contract.listEntries, here())).status).toBe(403)
})

test('a repeated command is one entry, a refused one none', async () => {
  const before = (await entries(administrator)).length
  const id = randomUUID()
  const name = { lastName: 'Титова', firstName: 'Инна', patronymic: 'Глебовна' }
  const input = { id, organizationId: school.organizationId, name, roles: ['teacher' as const] }
  await administrator.does(addStaff, input)
  await administrator.does(addStaff, input)
  await administrator.does(addStaff, { ...input, id: randomUUID() })
  await elena.does(addStaff, { ...input, id: randomUUID(), name: { ...name, lastName: 'Другая' } })
  expect((await entries(administrator)).length).toBe(before + 1)
})

test('what somebody is called stands nowhere in the chain', async () => {
  const rows = await world.db.selectFrom('audit_entries').selectAll().execute()
  expect(rows.length).toBeGreaterThan(1)
  expect(JSON.stringify(rows)).not.toMatch(/Титова|Воробьёва|Ахметов/)
})

test('a look into a chat: its reason is read from the look, not kept twice', async () => {
  const { chats } = (await elena.reads(listChats, {})).body
  const chatId = chats.find((chat) => chat.automatic === 'class')!.id
  const look = await director.does(lookInto, { id: randomUUID(), chatId, reason: 'Жалоба матери на травлю' })
  expect(look.status).toBe(200)
  const [entry] = await entries(administrator, { area: 'chats' })
  expect(entry).toMatchObject({ action: 'chats.lookInto', reason: 'Жалоба матери на травлю' })
  const stored = await world.db
    .selectFrom('audit_entries')
    .select('reason')
    .where('action', '=', 'chats.lookInto')
    .execute()
  expect(stored).toEqual([{ reason: null }])
})

test('found by a sentence, by a name with е for ё, by who, by whom, by day', async () => {
  const actions = async (wish: object) => (await entries(administrator, wish)).map(({ action }) => action)
  expect(await actions({ text: 'изменены роли' })).toEqual(['people.setRoles'])
  expect(await actions({ text: 'воробьева' })).toContain('people.setRoles')
  expect(await actions({ text: 'нет такого' })).toEqual([])
  expect(new Set(await actions({ by: director.personId }))).toEqual(new Set(['chats.lookInto']))
  expect(await actions({ about: elena.personId })).toEqual(['people.setRoles'])
  expect(await actions({ from: '2000-01-01', to: '2000-01-02' })).toEqual([])
  expect((await actions({ from: '2000-01-01' })).length).toBeGreaterThan(2)
  const { people } = (await administrator.reads(contract.listActors, here())).body
  expect(people.map(({ name }) => name)).toContain('Белова Наталья Петровна')
})

test('a person reads what was done about oneself and one’s child, without reasons and others', async () => {
  await inTransaction(world.db, async (tx) => {
    const about = [pupil.personId, elena.personId]
    const act = { action: 'classes.takeSeat', byPersonId: administrator.personId, about, reason: 'Тайна' }
    note(tx, { organizationId: school.organizationId, ...act })
  })
  const mine = (await mother.reads(contract.listAboutMe, here())).body.entries
  expect(mine).toHaveLength(1)
  expect(mine[0]).toMatchObject({
    action: 'classes.takeSeat',
    by: { name: 'Зуева Ольга Викторовна' },
    about: [{ id: pupil.personId }],
    reason: null,
  })
  expect(JSON.stringify(mine)).not.toContain('Воробьёва')
  expect((await deputy.reads(contract.listAboutMe, here())).body.entries).toEqual([])
})

test('a table that no formula hides in, and papers', async () => {
  await inTransaction(world.db, async (tx) => {
    note(tx, { organizationId: school.organizationId, action: 'people.removePerson', reason: '=HYPERLINK("http://x")' })
  })
  const csv = await administrator.downloads(contract.exportEntries, { ...here(), format: 'csv' })
  expect(csv.body).toContain(`"'=HYPERLINK(""http://x"")"`)
  expect(csv.body).toContain('Изменены роли')
  const xlsx = await administrator.downloads(contract.exportEntries, { ...here(), format: 'xlsx' })
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  for (const paper of [contract.printEntries, contract.printHead]) {
    const pdf = await director.downloads(paper, here())
    expect(pdf.rawPayload.subarray(0, 4).toString(), paper.name).toBe('%PDF')
  }
  expect((await entries(administrator)).map(({ action }) => action)).toContain('audit.exportEntries')
})

test('the chain is whole, for the school and by itself', async () => {
  const answer = await administrator.does(contract.verifyChain, here())
  expect(answer.body).toMatchObject({ fault: null })
  expect(answer.body.entries).toBe(answer.body.head.no)
})

test('pages follow one another without a gap', async () => {
  await inTransaction(world.db, async (tx) => {
    for (let no = 0; no < 70; no++) note(tx, { organizationId: school.organizationId, action: 'quiet.setQuietHours' })
  })
  const first = (await administrator.reads(contract.listEntries, here())).body
  const second = (await administrator.reads(contract.listEntries, { ...here(), before: first.next! })).body
  expect(first.entries).toHaveLength(50)
  expect(second.entries[0]!.no).toBe(first.entries.at(-1)!.no - 1)
})

test('after the years of the rule the oldest go, and what is left is proved', async () => {
  shiftClock(4 * 366 * 24 * 3600_000)
  await forgetOld.run(world.db, {})
  expect((await proveChain(world.db, school.organizationId)).from).toBe(1)
  shiftClock(6 * 366 * 24 * 3600_000)
  await forgetOld.run(world.db, {})
  shiftClock(0)
  expect(await entries(administrator)).toEqual([])
  await promote(elena.personId, ['teacher'])
  const proved = await proveChain(world.db, school.organizationId)
  expect(proved).toMatchObject({ entries: 1, fault: null })
  expect(proved.from).toBeGreaterThan(70)
})
