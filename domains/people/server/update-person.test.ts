import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { getPerson, updatePerson } from '../contract.ts'

let world: World
let school: School
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
})
afterAll(() => world.close())

test('a class teacher corrects the name of an own pupil, the mother hears of it, the chat shows it', async () => {
  const class7a = await school.addClass('7А')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const artem = await school.pupil('Артем Белов', class7a)
  const irina = await school.guardianOf(artem, 'Ирина Белова')
  const heard = () => heardBy(irina.accountId)
  const before = await heard()

  const input = {
    id: randomUUID(),
    personId: artem.personId,
    name: { lastName: 'Белов', firstName: 'Артём', patronymic: 'Игоревич' },
  }
  expect((await elena.does(updatePerson, input)).body.fullName).toBe('Белов Артём Игоревич')
  expect(await heard()).toBe(before + 1)
  const mother = await cardOf(irina.personId, 'parents')
  expect(mother).toMatchObject({ kinship: { children: [{ genitive: 'Артёма' }] } })
})

test('a subject teacher sees the pupil but may not change; a teacher of others does not even see', async () => {
  const class7a = await school.addClass('7Б')
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const viktor = await school.teacher('Виктор Андреевич Лапин')
  const nina = await school.teacher('Нина Фёдоровна Гончар')
  await school.seat(viktor, class7a, 'teacher')
  const input = { personId: timur.personId, name: { lastName: 'Ахмедов', firstName: 'Тимур' } }
  const before = await school.told()

  expect((await viktor.reads(getPerson, { personId: timur.personId })).body.can).toEqual({
    edit: false,
    remove: false,
    roles: false,
    appoint: false,
    order: false,
  })
  expect((await viktor.does(updatePerson, { ...input, id: randomUUID() })).status).toBe(403)
  expect((await nina.reads(getPerson, { personId: timur.personId })).status).toBe(404)
  expect((await nina.does(updatePerson, { ...input, id: randomUUID() })).status).toBe(404)
  expect((await timur.does(updatePerson, { ...input, id: randomUUID() })).status).toBe(403)
  expect(await school.told()).toEqual(before)
})

test('a class teacher changes no colleague, even one whose child is in the class', async () => {
  const class8a = await school.addClass('8А')
  const elena = await school.teacher('Елена Сергеевна Серова', class8a)
  const deputy = await school.person('Анна Ильинична Зимина', 'deputy')
  await school.guardianOf(await school.pupil('Глеб Зимин', class8a), deputy)
  const input = { id: randomUUID(), personId: deputy.personId, name: deputy.name, post: 'никто' }

  expect((await elena.reads(getPerson, { personId: deputy.personId })).body.can.edit).toBe(false)
  expect((await elena.does(updatePerson, input)).status).toBe(403)
  const director = await school.person('Наталья Петровна Белова', 'director')
  const anothers = { ...input, id: randomUUID(), personId: director.personId }
  expect((await deputy.does(updatePerson, anothers)).status, 'nor a deputy those who run the school').toBe(403)
  expect((await deputy.does(updatePerson, { ...input, id: randomUUID() })).status, 'nor the own card').toBe(403)
  const done = await director.does(updatePerson, { ...input, id: randomUUID(), post: 'завуч' })
  expect(done.body.post).toBe('завуч')
})

const heardBy = async (accountId: string) =>
  (
    await world.db
      .selectFrom('events')
      .select('seq')
      .where('topic_id', '=', accountId)
      .where('type', '=', 'people.hatsChanged')
      .execute()
  ).length

const cardOf = async (personId: string, automatic: 'parents') =>
  (
    await world.db
      .selectFrom('chat_seats')
      .innerJoin('chats', 'chats.id', 'chat_id')
      .select('card')
      .where('person_id', '=', personId)
      .where('automatic', '=', automatic)
      .executeTakeFirstOrThrow()
  ).card
