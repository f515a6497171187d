import { afterAll, beforeAll, expect, test } from 'vitest'
import { bindAccount } from '#domains/people'
import { inTransaction } from '#server/events'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type Visitor, type World } from '#test/world'
import * as contract from '../contract.ts'

let world: World
let school: School
let anna: Member
let elena: Member
let timur: Member
let yana: Member
let mother: Member
let class7a: string
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  class7a = await school.addClass('7А')
  const class2b = await school.addClass('2Б')
  anna = await school.person('Анна Ильинична Кузнецова', 'administrator')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  timur = await school.pupil('Тимур Ахметов', class7a)
  yana = await school.pupil('Яна Ахметова', class2b)
  mother = await school.guardianOf(timur, 'Алия Ахметова')
  await school.guardianOf(yana, mother)
  const connected = await anna.does(contract.connectJournal, {
    id: id(),
    ...inSchool(),
    adapter: 'links',
    name: 'Дневник.ру',
    staffLink: 'https://journal.example.ru/class/{class}',
    familyLink: 'https://dnevnik.example.ru/{class}/{person}',
  })
  expect(connected.status, JSON.stringify(connected.body)).toBe(200)
})
afterAll(() => world?.close())

const id = () => crypto.randomUUID()
const inSchool = () => ({ organizationId: school.organizationId })
const linkOf = (personId: string, journalId: string | null) =>
  anna.does(contract.linkPerson, { id: id(), personId, journalId })
const links = async (who: Visitor, about = {}) => {
  const { status, body } = await who.reads(contract.listLinks, { ...inSchool(), ...about })
  return status === 200 ? body.links.map(({ kind, href, of }) => [kind, href, of]) : status
}

test('everybody has the ways that are theirs: a teacher the own class, a pupil oneself, a mother each child', async () => {
  expect((await linkOf(timur.personId, 'p/1')).status).toBe(200)
  expect(await links(elena)).toEqual([['journal', 'https://journal.example.ru/class/7%D0%90', null]])
  expect(await links(anna)).toEqual([['journal', 'https://journal.example.ru/', null]])
  expect(await links(timur)).toEqual([['diary', 'https://dnevnik.example.ru/7%D0%90/p%2F1', null]])
  expect(await links(mother)).toEqual([
    ['diary', 'https://dnevnik.example.ru/7%D0%90/p%2F1', 'Тимур'],
    ['diary', 'https://dnevnik.example.ru/', 'Яна'], // the journal does not know her yet
  ])
})

test('of a class and of a pupil: for those who hold them, and for nobody else', async () => {
  const way = ['journal', 'https://journal.example.ru/class/7%D0%90', null]
  expect(await links(anna, { classId: class7a })).toEqual([way])
  expect(await links(elena, { personId: timur.personId })).toEqual([way])
  expect(await links(timur, { classId: class7a })).toBe(404)
  expect(await links(mother, { personId: timur.personId })).toBe(404)
  const other = await openSchool(world, { name: 'Школа № 2' })
  const stranger = await other.person('Ия Ким', 'administrator')
  expect(await links(stranger)).toBe(404)
  const theirs = await other.addClass('1А')
  const { status } = await stranger.reads(contract.listLinks, { organizationId: other.organizationId, classId: theirs })
  expect(status).toBe(200)
  expect(
    (await stranger.reads(contract.listLinks, { organizationId: other.organizationId, classId: class7a })).status,
  ).toBe(404)
  // A teacher of two schools asks each for its own.
  await other.person('Елена Сергеевна Воробьёва', 'teacher', { account: elena })
  const mixed = { organizationId: other.organizationId, classId: class7a }
  expect((await elena.reads(contract.listLinks, mixed)).status).toBe(404)
})

test.each([
  ['http://journal.example.ru/{class}', 'https://'],
  ['https://{class}.example.ru/', 'скобок'],
  ['https://journal.example.ru/{name}', '{class} и {person}'],
  ['javascript:alert(1)', 'https://'],
])('a template that leads elsewhere is refused beside its field: %s', async (staffLink, words) => {
  const wish = { id: id(), ...inSchool(), adapter: 'links' as const, name: 'Дневник.ру', staffLink }
  const { status, body } = await anna.does(contract.connectJournal, wish)
  expect([status, body]).toMatchObject([400, { field: 'staffLink', reason: expect.stringContaining(words) }])
})

test('an id is one person’s; taken away it is free for another', async () => {
  await linkOf(timur.personId, 'p/1')
  expect(await linkOf(yana.personId, 'p/1')).toMatchObject({ status: 409, body: { field: 'journalId' } })
  expect((await linkOf(timur.personId, 'p/7')).body).toMatchObject({ journalId: 'p/7' })
  expect((await linkOf(yana.personId, 'p/1')).body).toMatchObject({ journalId: 'p/1', who: 'pupil', about: '2Б' })
  expect((await linkOf(timur.personId, null)).body).toMatchObject({ journalId: null })
  const { body } = await anna.reads(contract.listLinked, { ...inSchool(), shown: 'linked' })
  expect(body.people.map(({ fullName, journalId }) => [fullName, journalId])).toEqual([['Ахметова Яна', 'p/1']])
  const found = await anna.reads(contract.listLinked, { ...inSchool(), shown: 'unlinked', text: 'ВОРОБЬЕВ' })
  expect(found.body.people.map(({ fullName }) => fullName)).toEqual(['Воробьёва Елена Сергеевна'])
  const whole = await anna.reads(contract.getJournal, inSchool())
  expect(whole.body.people).toEqual({ all: 5, linked: 1 })
})

test('two records that were one human being are one in the journal, too', async () => {
  const twin = await school.person('Ольга Петровна Ким', 'teacher', { joined: false })
  const olga = await school.person('Ольга Петровна Ким', 'employee')
  await linkOf(twin.personId, 't-5')
  await inTransaction(world.db, (tx) => bindAccount(tx, { personId: twin.personId, accountId: olga.accountId }))
  const { body } = await anna.reads(contract.listLinked, { ...inSchool(), shown: 'linked', text: 'Ким' })
  expect(body.people).toMatchObject([{ journalId: 't-5', joined: true }])
})
