import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { listPeople } from '../contract.ts'

let world: World
let school: School
let olga: Member
let elena: Member
let timur: Member
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  olga = await school.person('Ольга Викторовна Синицына', 'administrator')
  const class7a = await school.addClass('7А')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  timur = await school.pupil('Тимур Ахметов', class7a)
  await school.guardianOf(timur, 'Алия Ахметова', 'mother', { joined: false })
  await school.pupil('Савелий Ёлкин', await school.addClass('7Б'), { joined: false })
})
afterAll(() => world.close())

type Sought = Omit<Parameters<typeof names>[1], 'organizationId'>
async function names(
  who: Member,
  sought: { text?: string; kind?: 'staff' | 'pupils' | 'guardians'; joined?: 'yes' | 'no' },
) {
  const { people, total } = (await who.reads(listPeople, { organizationId: school.organizationId, ...sought })).body
  expect(total).toBe(people.length)
  return people.map(({ fullName }) => fullName)
}

test.each<[Sought, string[]]>([
  [{}, ['Ахметов Тимур', 'Ахметова Алия', 'Воробьёва Елена Сергеевна', 'Ёлкин Савелий', 'Синицына Ольга Викторовна']],
  [{ text: 'воробьева' }, ['Воробьёва Елена Сергеевна']],
  [{ text: 'ЁЛКИН' }, ['Ёлкин Савелий']],
  [{ text: 'елк' }, ['Ёлкин Савелий']],
  [{ text: 'сер' }, ['Воробьёва Елена Сергеевна']],
  [{ text: 'елена воро' }, ['Воробьёва Елена Сергеевна']],
  [{ text: 'ельена' }, []],
  [{ text: 'хметов' }, []],
  [{ text: '%' }, []],
  [{ text: '_хметов' }, []],
  [{ kind: 'staff' }, ['Воробьёва Елена Сергеевна', 'Синицына Ольга Викторовна']],
  [{ kind: 'pupils' }, ['Ахметов Тимур', 'Ёлкин Савелий']],
  [{ kind: 'guardians' }, ['Ахметова Алия']],
  [{ joined: 'no' }, ['Ахметова Алия', 'Ёлкин Савелий']],
  [{ kind: 'pupils', joined: 'yes' }, ['Ахметов Тимур']],
])('the administration looks for %j', async (sought, found) => {
  expect(await names(olga, sought)).toEqual(found)
})

test('a teacher sees own classes only; pupils see no list; another school is not there', async () => {
  expect(await names(elena, {})).toEqual(['Ахметов Тимур', 'Ахметова Алия', 'Воробьёва Елена Сергеевна'])
  expect((await timur.reads(listPeople, { organizationId: school.organizationId })).status).toBe(403)
  const other = await openSchool(world)
  expect((await olga.reads(listPeople, { organizationId: other.organizationId })).status).toBe(404)
})

test('pages of fifty, each person once, in the order of a Russian list', async () => {
  const large = await openSchool(world)
  const admin = await large.person('Яна Яковлевна Яшина', 'administrator')
  for (let i = 0; i < 60; i++)
    await large.person(`Иван Ё${String.fromCharCode(1072 + (i % 26))}жов`, 'employee', { joined: false })
  const read = async (after?: string) =>
    (await admin.reads(listPeople, { organizationId: large.organizationId, ...(after ? { after } : {}) })).body

  const first = await read()
  expect([first.people.length, first.total]).toEqual([50, 61])
  const second = await read(first.next!)
  expect([second.people.length, second.next]).toEqual([11, null])
  const all = [...first.people, ...second.people]
  expect(new Set(all.map(({ id }) => id)).size).toBe(61)
  expect(all.map(({ fullName }) => fullName)).toEqual(
    all.map(({ fullName }) => fullName).sort(new Intl.Collator('ru').compare),
  )
  expect((await admin.reads(listPeople, { organizationId: large.organizationId, after: 'нет' })).status).toBe(400)
  expect((await admin.reads(listPeople, { organizationId: large.organizationId, after: '["а"' })).status).toBe(400)
})
