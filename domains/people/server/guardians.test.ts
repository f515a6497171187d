import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChats } from '#contract/chats'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { addGuardian, getPerson, listMyHats, removeGuardian } from '../contract.ts'

let world: World
let school: School
let elena: Member
let class7a: string
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  class7a = await school.addClass('7А')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
})
afterAll(() => world.close())

const irina = { name: { lastName: 'Белова', firstName: 'Ирина', patronymic: 'Владимировна' } }

test('a class teacher adds a mother by name, once; the administrator sees her at the child', async () => {
  const olga = await school.person('Ольга Викторовна Синицына', 'administrator')
  const artem = await school.pupil('Артём Белов', class7a)
  const input = { id: randomUUID(), pupilId: artem.personId, relation: 'mother' as const, guardian: irina }

  const added = await elena.does(addGuardian, input)
  expect(added.body).toMatchObject({
    fullName: 'Белова Ирина Владимировна',
    roles: ['guardian'],
    verified: false,
    children: [{ fullName: 'Белов Артём', className: '7А', relation: 'mother' }],
  })
  expect((await elena.does(addGuardian, input)).body).toEqual(added.body)
  expect((await elena.does(addGuardian, { ...input, id: randomUUID() })).status).toBe(409)
  const { person } = (await olga.reads(getPerson, { personId: artem.personId })).body
  expect(person.guardians).toMatchObject([{ id: added.body.id, relation: 'mother', joined: false }])
})

test('a known guardian gets a second child and the second parents’ chat; both go with the bonds', async () => {
  const olga = await school.person('Ольга Павловна Рак', 'administrator')
  const class2b = await school.addClass('2Б')
  const [gleb, anna] = [await school.pupil('Глеб Орлов', class7a), await school.pupil('Анна Орлова', class2b)]
  const rita = await school.guardianOf(gleb, 'Рита Орлова')
  const parentsChats = async () =>
    (await rita.reads(listChats, {})).body.chats
      .filter(({ automatic }) => automatic === 'parents')
      .map(({ className }) => className)

  const guardian = { personId: rita.personId }
  await olga.does(addGuardian, { id: randomUUID(), pupilId: anna.personId, relation: 'mother', guardian })
  expect((await parentsChats()).sort()).toEqual(['2Б', '7А'])

  const bond = (pupilId: string) => ({ id: randomUUID(), pupilId, guardianId: rita.personId })
  expect((await olga.does(removeGuardian, bond(gleb.personId))).status).toBe(200)
  expect((await olga.does(removeGuardian, bond(gleb.personId))).status).toBe(404)
  expect(await parentsChats()).toEqual(['2Б'])
  await olga.does(removeGuardian, bond(anna.personId))
  expect((await rita.reads(listMyHats, {})).body.hats).toEqual([])
})

test('a teacher of other classes finds no child; a subject teacher may not; a guardian is no pupil', async () => {
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const [nina, viktor] = [await school.teacher('Нина Фёдоровна Гончар'), await school.teacher('Виктор Андреевич Лапин')]
  await school.seat(viktor, class7a, 'teacher')
  const before = await school.told()
  const input = { pupilId: timur.personId, relation: 'father' as const, guardian: irina }

  expect((await nina.does(addGuardian, { ...input, id: randomUUID() })).status).toBe(404)
  expect((await viktor.does(addGuardian, { ...input, id: randomUUID() })).status).toBe(403)
  expect(
    (await viktor.does(removeGuardian, { id: randomUUID(), pupilId: timur.personId, guardianId: nina.personId }))
      .status,
  ).toBe(403)
  const self = { ...input, id: randomUUID(), guardian: { personId: timur.personId } }
  expect((await elena.does(addGuardian, self)).status).toBe(409)
  const stranger = { ...input, id: randomUUID(), guardian: { personId: nina.personId } }
  expect((await elena.does(addGuardian, stranger)).status).toBe(404)
  expect((await elena.does(addGuardian, { ...input, id: randomUUID(), pupilId: elena.personId })).status).toBe(403)
  expect(await school.told()).toEqual(before)
})
