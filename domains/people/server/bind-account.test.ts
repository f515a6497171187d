import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChats } from '#contract/chats'
import { inTransaction } from '#server/events'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { listMyHats } from '../contract.ts'
import { bindAccount } from './bind-account.ts'

let world: World
let school: School
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
})
afterAll(() => world.close())

const bind = (personId: string, accountId: string) =>
  inTransaction(world.db, (tx) => bindAccount(tx, { personId, accountId }))

test('the account begins to hear the school, and its chats, with the very event', async () => {
  const elena = await school.person('Елена Сергеевна Воробьёва', 'teacher', { joined: false })
  const stranger = await (await openSchool(world)).person('Елена Воробьёва', 'guardian')
  const { facts } = await bind(elena.personId, stranger.accountId)

  const joining = facts
    .filter(({ joins }) => joins?.includes(stranger.accountId))
    .map(({ topic }) => topic.split(':')[0])
  expect(joining.sort()).toEqual(['chat', 'chat', 'chat', 'organization'])
  expect(
    facts.some(({ type, topic }) => type === 'people.hatsChanged' && topic === `account:${stranger.accountId}`),
  ).toBe(true)
  expect((await bind(elena.personId, stranger.accountId)).facts).toEqual([])
})

test('the sheet of a second child makes one mother of two records', async () => {
  const [class1a, class2a] = [await school.addClass('1А'), await school.addClass('2А')]
  const [artem, vera] = [await school.pupil('Артём Белов', class1a), await school.pupil('Вера Белова', class2a)]
  const irina = await school.guardianOf(artem, 'Ирина Белова')
  const again = await school.guardianOf(vera, 'Ирина Владимировна Белова', 'mother', { joined: false })

  expect((await bind(again.personId, irina.accountId)).result).toBe(irina.personId)
  const { hats } = (await irina.reads(listMyHats, {})).body
  expect(hats).toMatchObject([
    { personId: irina.personId, children: [{ name: 'Артём' }, { name: 'Вера' }], name: { patronymic: 'Владимировна' } },
  ])
  const chats = (await irina.reads(listChats, {})).body.chats
  expect(chats.filter(({ automatic }) => automatic === 'parents')).toHaveLength(2)
})

test('a teacher’s sheet claimed by a parent: one person, both hats, the class comes too', async () => {
  const class3a = await school.addClass('3А')
  const rita = await school.guardianOf(await school.pupil('Лев Орлов', class3a), 'Рита Орлова')
  const employee = await school.person('Рита Юрьевна Орлова', 'teacher', { joined: false, post: 'педагог-психолог' })
  await school.seat(employee, class3a, 'classTeacher')

  await bind(employee.personId, rita.accountId)
  expect((await rita.reads(listMyHats, {})).body.hats).toMatchObject([
    { roles: ['teacher', 'guardian'], post: 'педагог-психолог', classes: [{ name: '3А', part: 'classTeacher' }] },
  ])
})

test('a pupil’s way in is the pupil’s own, and one account is not taken for another', async () => {
  const class4a = await school.addClass('4А')
  const gleb = await school.pupil('Глеб Зимин', class4a)
  const mother = await school.guardianOf(gleb, 'Анна Зимина', 'mother', { joined: false })
  const brother = await school.pupil('Пётр Зимин', class4a, { joined: false })
  const twice = await school.pupil('Глеб Зимин', class4a, { joined: false })
  const before = await school.told()

  await expect(bind(mother.personId, gleb.accountId)).rejects.toMatchObject({ code: 'conflict' })
  await expect(bind(brother.personId, gleb.accountId)).rejects.toMatchObject({ code: 'conflict' })
  await expect(bind(gleb.personId, (await school.person('Кто То', 'employee')).accountId)).rejects.toMatchObject({
    code: 'conflict',
  })
  expect((await school.told()).filter((type) => type !== 'people.peopleChanged')).toEqual(
    before.filter((type) => type !== 'people.peopleChanged'),
  )

  await bind(twice.personId, gleb.accountId)
  const seats = await world.db
    .selectFrom('class_seats')
    .select('person_id')
    .where('class_id', '=', class4a)
    .where('left_at', 'is', null)
    .execute()
  expect(seats.map(({ person_id }) => person_id).sort()).toEqual([gleb.personId, brother.personId].sort())
})
