import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addSubjects, archiveClass, leaveSeat, renameClass, takeSeat } from '#contract/classes'
import { inTransaction } from '#server/events'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import type { ChatPart } from '../contract.ts'
import * as contract from '../contract.ts'
import { seatPeople } from './seat-people.ts'
import { cast, lastSeq } from './test-cast.ts'

let world: World
let school: School
let here: Awaited<ReturnType<typeof cast>>
let algebraId: string
let physicsId: string
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  here = await cast(world, school)
  const { organizationId } = school
  const added = { id: randomUUID(), organizationId, names: ['Алгебра', 'Физика'] }
  const { subjects } = (await here.administrator.does(addSubjects, added)).body
  algebraId = subjects.find(({ name }) => name === 'Алгебра')!.id
  physicsId = subjects.find(({ name }) => name === 'Физика')!.id
  await school.seat(here.algebra, here.class7a, 'teacher', algebraId)
})
afterAll(() => world.close())

type Wish = Partial<Parameters<typeof here.algebra.does<typeof contract.createClassChat>>[1]>
const make = (who: Member, wish: Wish = {}) =>
  who.does(contract.createClassChat, {
    id: randomUUID(),
    classId: here.class7a,
    kind: 'group',
    follows: 'pupils',
    subjectId: algebraId,
    ...wish,
  })

const partsIn = async (chatId: string): Promise<Record<string, ChatPart>> =>
  Object.fromEntries(
    (
      await world.db
        .selectFrom('chat_seats')
        .select(['person_id', 'part'])
        .where('chat_id', '=', chatId)
        .where('left_at', 'is', null)
        .execute()
    ).map((seat) => [seat.person_id, seat.part]),
  )

const move = (who: { personId: string }, command: typeof takeSeat | typeof leaveSeat, more: object) =>
  here.administrator.does(command, {
    id: randomUUID(),
    classId: here.class7a,
    personId: who.personId,
    part: 'pupil',
    ...more,
  })

test('a subject teacher makes the subject chat of a class: its pupils are there, two adults answer for it', async () => {
  const { status, body } = await make(here.algebra)
  expect(status).toBe(200)
  expect(await partsIn(body.chatId)).toEqual({
    [here.algebra.personId]: 'owner',
    [here.elena.personId]: 'owner',
    [here.mitya.personId]: 'member',
    [here.alia.personId]: 'member',
  })
  const seen = (await here.mitya.reads(contract.getChat, { chatId: body.chatId })).body
  expect(seen).toMatchObject({ title: '7А, алгебра', subject: 'Алгебра', follows: 'pupils', className: '7А' })
  expect((await make(here.algebra)).status).toBe(409)
})

test('who teaches nothing there finds no class; a pupil and a guardian neither', async () => {
  const stranger = await school.person('Нина Фёдоровна Гончар', 'teacher')
  for (const who of [stranger, here.mitya, here.mother]) expect((await make(who)).status).toBe(404)
  expect((await make(here.algebra, { subjectId: physicsId })).status).toBe(400)
})

test('a channel for the parents of a class: they read, its teacher writes, pupils do not see it (R079, R087)', async () => {
  const { chatId } = (await make(here.algebra, { kind: 'channel', follows: 'guardians' })).body
  expect(await partsIn(chatId)).toEqual({
    [here.algebra.personId]: 'owner',
    [here.elena.personId]: 'owner',
    [here.mother.personId]: 'reader',
  })
  expect((await here.mitya.reads(contract.getChat, { chatId })).status).toBe(404)
  const send = (who: Member) => who.does(contract.sendMessage, { id: randomUUID(), chatId, text: 'Контрольная' })
  expect((await send(here.mother)).status).toBe(403)
  expect((await send(here.algebra)).status).toBe(200)
})

test('a new pupil comes in with the class, one who moves goes with it, and so does the teacher', async () => {
  const { chats } = (await here.elena.reads(contract.listClassChats, { classId: here.class7a })).body
  const chatId = chats.find(({ follows, kind }) => follows === 'pupils' && kind === 'group')!.id
  const newcomer = await school.pupil('Денис Ким', here.class7a)
  expect(await partsIn(chatId)).toMatchObject({ [newcomer.personId]: 'member' })
  const class7b = await school.addClass('7Б')
  await move(newcomer, takeSeat, { classId: class7b })
  expect(await partsIn(chatId)).not.toHaveProperty(newcomer.personId)

  const next = await school.person('Инна Глебовна Титова', 'teacher')
  await move(next, takeSeat, { part: 'teacher', subjectId: algebraId })
  await move(here.algebra, leaveSeat, { part: 'teacher', subjectId: algebraId })
  expect(await partsIn(chatId)).toMatchObject({ [next.personId]: 'owner', [here.elena.personId]: 'owner' })
  expect((await here.algebra.reads(contract.getChat, { chatId })).status).toBe(404)
  await move(here.algebra, takeSeat, { part: 'teacher', subjectId: algebraId })
  await move(next, leaveSeat, { part: 'teacher', subjectId: algebraId })
})

test('nobody is added to it or leaves it by hand', async () => {
  const { chats } = (await here.elena.reads(contract.listClassChats, { classId: here.class7a })).body
  const chatId = chats.find(({ follows, kind }) => follows === 'pupils' && kind === 'group')!.id
  const add = { id: randomUUID(), chatId, personIds: [here.director.personId] }
  expect((await here.elena.does(contract.addMembers, add)).status).toBe(403)
  const leave = { id: randomUUID(), chatId, personId: here.mitya.personId }
  expect((await here.mitya.does(contract.removeMember, leave)).status).toBe(403)
})

test('without a subject it says what it is for; a class without adults gets none', async () => {
  const wish = { subjectId: undefined, title: 'олимпиада' }
  const { chatId } = (await make(here.elena, wish)).body
  expect((await here.mitya.reads(contract.getChat, { chatId })).body.title).toBe('7А, олимпиада')
  expect((await make(here.elena, { subjectId: undefined })).body).toMatchObject({ error: 'invalid', field: 'title' })
  const orphaned = await school.addClass('8В')
  expect((await make(here.administrator, { ...wish, classId: orphaned })).status).toBe(409)
})

test('the administration makes it for others and does not sit in it', async () => {
  await school.seat(here.algebra, here.class7a, 'teacher', physicsId)
  const { body } = await make(here.administrator, { subjectId: physicsId })
  expect(body.seated).toBe(false)
  expect(await partsIn(body.chatId)).toMatchObject({ [here.algebra.personId]: 'owner' })
  expect((await here.administrator.reads(contract.getChat, { chatId: body.chatId })).status).toBe(404)
})

test('it is called by the class’s name of today, and closes with the class', async () => {
  const class6a = await school.addClass('6А')
  await school.seat(here.elena, class6a, 'classTeacher')
  const denis = await school.pupil('Денис Ли', class6a)
  const wish = { classId: class6a, subjectId: undefined, title: 'экскурсии' }
  const { chatId } = (await make(here.elena, wish)).body
  await here.administrator.does(renameClass, { id: randomUUID(), classId: class6a, name: '6Г' })
  expect((await denis.reads(contract.getChat, { chatId })).body.title).toBe('6Г, экскурсии')
  await here.administrator.does(archiveClass, { id: randomUUID(), classId: class6a })
  expect((await here.elena.reads(contract.getChat, { chatId })).body).toMatchObject({ archived: true })
})

test('the director’s chat with the deputies gathers by itself and follows the posts (R070)', async () => {
  const deputy = await school.person('Игорь Львович Носов', 'deputy')
  const { organizationId } = school
  const gathered = (who: Member, follows: 'deputies' | 'teachers') =>
    who.does(contract.createChat, {
      id: randomUUID(),
      organizationId,
      kind: 'group',
      title: 'С заместителями',
      personIds: [],
      follows,
    })
  expect((await gathered(here.elena, 'deputies')).status).toBe(403)
  const { id } = (await gathered(here.director, 'deputies')).body
  expect(await partsIn(id)).toEqual({ [here.director.personId]: 'owner', [deputy.personId]: 'member' })
  const another = await school.person('Вера Ильинична Орлова', 'deputy')
  expect(await partsIn(id)).toHaveProperty(another.personId)
  const teachers = (await gathered(here.director, 'teachers')).body.id
  expect(await partsIn(teachers)).toMatchObject({
    [here.director.personId]: 'owner',
    [here.elena.personId]: 'member',
    [here.algebra.personId]: 'member',
  })
  expect(await partsIn(teachers)).not.toHaveProperty(here.mother.personId)
  expect((await gathered(here.director, 'deputies')).status).toBe(409)
})

test('the school’s strategy decides who makes what (R072)', async () => {
  const { organizationId } = school
  const usual = (await here.elena.reads(contract.getStrategy, { organizationId })).body
  expect(usual.can).toEqual({ groups: true, channels: true, gather: false, edit: false })
  const strategy = { groups: 'administration', channels: 'teachers', pupils: 'teachers', guardians: 'administration' }
  const set = (who: Member) => who.does(contract.setStrategy, { organizationId, strategy } as never)
  expect((await set(here.elena)).status).toBe(403)
  await set(here.administrator)
  expect((await here.elena.reads(contract.getStrategy, { organizationId })).body.can).toMatchObject({
    groups: false,
    channels: true,
  })
  const chat = (who: Member, kind: 'group' | 'channel') =>
    who.does(contract.createChat, { id: randomUUID(), organizationId, kind, title: 'Кружок', personIds: [] })
  const employee = await school.person('Зоя Павловна Мухина', 'employee')
  expect((await chat(here.elena, 'group')).status).toBe(403)
  expect((await chat(here.administrator, 'group')).status).toBe(200)
  expect((await chat(here.elena, 'channel')).status).toBe(200)
  expect((await chat(employee, 'channel')).status).toBe(403)
  const families = { follows: 'guardians', subjectId: undefined, title: 'сборы' } as const
  expect((await make(here.elena, families)).status).toBe(403)
  expect((await here.elena.reads(contract.listClassChats, { classId: here.class7a })).body.can).toEqual({
    pupils: true,
    guardians: false,
  })
  expect((await here.mitya.reads(contract.getStrategy, { organizationId })).status).toBe(403)
  await here.administrator.does(contract.setStrategy, { organizationId, strategy: usual.strategy })
})

test('whatever moves, in whatever order: the seats are those of a fresh look, and no chat of pupils is without an adult', async () => {
  const classes = [await school.addClass('9А'), await school.addClass('9Б')]
  const leaders = await Promise.all(classes.map((id) => school.teacher('Мария Олеговна Гусева', id)))
  const teachers = [leaders[0]!, await school.person('Роман Юрьевич Дёмин', 'teacher')]
  const pupils = [
    await school.pupil('Ева Громова', classes[0]!),
    await school.pupil('Лев Сорокин', classes[0]!),
    await school.pupil('Ян Шубин', classes[1]!),
  ]
  const mothers = await Promise.all(pupils.map((one) => school.guardianOf(one, 'Ольга Громова')))
  await school.seat(teachers[1]!, classes[0]!, 'teacher', algebraId)
  const chats = [
    (await make(teachers[1]!, { classId: classes[0]! })).body.chatId,
    (await make(teachers[1]!, { classId: classes[0]!, follows: 'guardians', kind: 'channel' })).body.chatId,
    (await make(leaders[1]!, { classId: classes[1]!, subjectId: undefined, title: 'поход' })).body.chatId,
  ]
  const step = fc.record({
    kind: fc.constantFrom('move', 'teach', 'rest'),
    who: fc.nat({ max: 2 }),
    where: fc.nat({ max: 1 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
      for (const { kind, who, where } of steps) {
        const classId = classes[where]!
        if (kind === 'move') await move(pupils[who]!, takeSeat, { classId })
        const teaching = { classId, part: 'teacher', subjectId: algebraId }
        if (kind === 'teach') await move(teachers[who % 2]!, takeSeat, teaching)
        if (kind === 'rest') await move(teachers[who % 2]!, leaveSeat, teaching)
      }
      const sits = await world.db
        .selectFrom('class_seats')
        .selectAll()
        .where('class_id', 'in', classes)
        .where('left_at', 'is', null)
        .execute()
      const pupilsOf = (classId: string) =>
        sits.filter((seat) => seat.class_id === classId && seat.part === 'pupil').map((seat) => seat.person_id)
      const [subject, families, hike] = await Promise.all(chats.map(partsIn))
      const members = (parts: Record<string, ChatPart>, part: ChatPart) =>
        Object.keys(parts).filter((id) => parts[id] === part)
      expect(members(subject!, 'member').sort()).toEqual(pupilsOf(classes[0]!).sort())
      expect(members(hike!, 'member').sort()).toEqual(pupilsOf(classes[1]!).sort())
      const theirMothers = mothers.filter((_, n) => pupilsOf(classes[0]!).includes(pupils[n]!.personId))
      expect(members(families!, 'reader').sort()).toEqual(theirMothers.map(({ personId }) => personId).sort())
      for (const parts of [subject!, families!, hike!]) expect(members(parts, 'owner').length).toBeGreaterThan(0)

      const before = await Promise.all(chats.map((id) => lastSeq(world, id)))
      await inTransaction(world.db, (tx) => seatPeople(tx, { organizationId: school.organizationId, actorId: null }))
      expect(await Promise.all(chats.map((id) => lastSeq(world, id)))).toEqual(before)
    }),
    { numRuns: 12 },
  )
}, 60_000)
