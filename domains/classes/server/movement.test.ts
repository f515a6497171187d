import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createChat, listChats, listMessages, sendMessage } from '#contract/chats'
import { removePerson } from '#contract/people'
import { seatPeople } from '#domains/chats'
import { inTransaction } from '#server/events'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const PAPER = { day: '2026-09-01', order: '№ 118-к', reason: 'заявление родителей' }

async function gather() {
  const school = await openSchool(world)
  const administrator = await school.person('Ольга Викторовна Синицына', 'administrator')
  const [class7a, class7b] = [await school.addClass('7А'), await school.addClass('7Б')]
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const roman = await school.teacher('Роман Юрьевич Дёмин')
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const mother = await school.guardianOf(timur, 'Алия Ахметова')
  return { school, administrator, class7a, class7b, elena, roman, timur, mother }
}

const historyOf = async (administrator: Member, school: School, personId?: string) =>
  (await administrator.reads(contract.listMovements, { organizationId: school.organizationId, personId })).body
    .movements
const automatic = async (who: Member) =>
  (await who.reads(listChats, {})).body.chats
    .map(({ automatic, className }) => `${automatic} ${className ?? ''}`.trim())
    .sort()

test('a transfer by order: chats follow, the history has the day and the order, and it can be taken back', async () => {
  const { school, administrator, class7b, timur, mother } = await gather()
  const moved = await administrator.does(contract.movePupil, {
    id: randomUUID(),
    personId: timur.personId,
    classId: class7b,
    paper: PAPER,
  })
  expect(moved.body).toMatchObject({ kind: 'moved', from: '7А', to: '7Б', paper: PAPER, can: { undo: true } })
  expect(await automatic(timur)).toEqual(['class 7Б', 'schoolChannel'])
  expect(await automatic(mother)).toEqual(['parents 7Б', 'schoolChannel'])
  const undone = await administrator.does(contract.undoMovement, { id: randomUUID(), movementId: moved.body.id })
  expect(undone.status).toBe(200)
  expect(await automatic(timur)).toEqual(['class 7А', 'schoolChannel'])
  expect((await historyOf(administrator, school, timur.personId)).map(({ kind }) => kind)).toEqual(['arrived'])
})

test('whoever leaves is out at once, sockets included; coming back brings the family along', async () => {
  const { school, administrator, class7b, elena, timur, mother } = await gather()
  const hand = await elena.does(createChat, {
    id: randomUUID(),
    organizationId: school.organizationId,
    kind: 'group',
    title: 'Поход',
    personIds: [timur.personId],
  })
  const chats = (await timur.reads(listChats, {})).body.chats
  const socket = await timur.listens()
  await socket.hello({})
  const present = await elena.listens()
  await present.hello({})
  const left = await administrator.does(contract.dismissPupil, {
    id: randomUUID(),
    personId: timur.personId,
    paper: PAPER,
  })
  expect(left.body).toMatchObject({ kind: 'left', from: '7А', paper: PAPER, can: { return: true } })
  for (const chatId of [...chats.map(({ id }) => id), hand.body.id]) {
    expect((await timur.reads(listMessages, { chatId })).status).toBe(404)
    expect((await timur.does(sendMessage, { id: randomUUID(), chatId, text: 'я ещё тут' })).status).toBe(404)
  }
  expect((await mother.reads(listChats, {})).body.chats).toEqual([])
  const said = 'после выбытия'
  const parents = (await elena.reads(listChats, {})).body.chats.find((chat) => chat.automatic === 'class')!
  await elena.does(sendMessage, { id: randomUUID(), chatId: parents.id, text: said })
  await present.until((frame) => JSON.stringify(frame).includes(said))
  // An answer on his socket comes after whatever was told on it before.
  expect((await socket.call('chats.listChats', {})).op).toBe('result')
  expect(JSON.stringify(socket.frames)).not.toContain(said)
  for (const one of [socket, present]) one.close()

  const input = {
    id: randomUUID(),
    organizationId: school.organizationId,
    personId: timur.personId,
    classId: class7b,
    paper: PAPER,
  }
  expect((await administrator.does(contract.returnPupil, input)).body).toMatchObject({ kind: 'returned', to: '7Б' })
  expect(await automatic(timur)).toEqual(['class 7Б', 'schoolChannel'])
  expect(await automatic(mother)).toEqual(['parents 7Б', 'schoolChannel'])
  const kinds = (await historyOf(administrator, school, timur.personId)).map(({ kind }) => kind)
  expect(kinds.sort()).toEqual(['arrived', 'left', 'returned'])
  expect((await administrator.does(contract.returnPupil, { ...input, id: randomUUID() })).status).toBe(404)
})

test('a teacher hands over, class and subjects, and a class teacher’s change is in the history', async () => {
  const { school, administrator, class7a, class7b, elena, roman } = await gather()
  await school.seat(elena, class7b, 'teacher')
  const input = {
    id: randomUUID(),
    fromPersonId: elena.personId,
    toPersonId: roman.personId,
    seats: [
      { classId: class7a, part: 'classTeacher' as const, subjectId: null },
      { classId: class7b, part: 'teacher' as const, subjectId: null },
    ],
    paper: PAPER,
  }
  expect((await administrator.does(contract.handOver, input)).body).toEqual({ moved: 2 })
  expect(await automatic(roman)).toEqual([
    'class 7А',
    'parents 7А',
    'schoolChannel',
    'staff',
    'staffChannel',
    'teachers 7А',
    'teachers 7Б',
  ])
  expect(await automatic(elena)).toEqual(['schoolChannel', 'staff', 'staffChannel'])
  expect((await historyOf(administrator, school, roman.personId))[0]).toMatchObject({
    kind: 'tookClass',
    to: '7А',
    paper: PAPER,
  })
  expect((await administrator.does(contract.handOver, { ...input, id: randomUUID() })).status).toBe(409)
})

test('the administration keeps the movement; a class teacher reads the own pupils’', async () => {
  const { school, administrator, class7b, elena, roman, timur, mother } = await gather()
  const { organizationId } = school
  const move = { personId: timur.personId, classId: class7b, paper: PAPER }
  const told = await school.told()
  expect((await elena.does(contract.movePupil, { id: randomUUID(), ...move })).status).toBe(403)
  expect((await roman.does(contract.movePupil, { id: randomUUID(), ...move })).status).toBe(404)
  expect((await elena.reads(contract.listMovements, { organizationId })).status).toBe(403)
  expect(
    (await elena.reads(contract.listMovements, { organizationId, personId: timur.personId })).body.movements,
  ).toHaveLength(1)
  expect((await mother.reads(contract.listMovements, { organizationId, personId: timur.personId })).status).toBe(404)
  expect(
    (
      await administrator.does(contract.movePupil, {
        id: randomUUID(),
        ...move,
        paper: { ...PAPER, day: '2999-01-01' },
      })
    ).body.field,
  ).toBe('paper.day')
  expect(await school.told()).toEqual(told)
  const [arrived] = await historyOf(administrator, school, timur.personId)
  const written = await administrator.does(contract.writePaper, {
    id: randomUUID(),
    movementId: arrived!.id,
    paper: PAPER,
  })
  expect(written.body.paper).toEqual(PAPER)
  const table = await administrator.downloads(contract.exportMovements, { organizationId })
  expect(table.rawPayload.subarray(0, 2).toString()).toBe('PK')
})

test('a new school year: every class goes on, graduates leave, the old chats are read only, and it is taken back', async () => {
  const { school, administrator, elena, roman, timur, mother } = await gather()
  const { organizationId } = school
  const [class4, class9, class11] = [
    await school.addClass('4А'),
    await school.addClass('9Б'),
    await school.addClass('11А'),
  ]
  const robotics = await school.addClass('Робототехника', 'association')
  const small = await school.pupil('Соня Лебедева', class4)
  const stays = await school.pupil('Глеб Орлов', class9)
  const goes = await school.pupil('Яна Ким', class9)
  const senior = await school.pupil('Олег Белый', class11)
  const father = await school.guardianOf(senior, 'Пётр Белый', 'father')
  await school.seat(elena, class4, 'classTeacher')
  await school.seat(timur, robotics, 'pupil')
  const oldChat = (await timur.reads(listChats, {})).body.chats.find(
    ({ automatic: kind, className }) => kind === 'class' && className === '7А',
  )!
  await timur.does(sendMessage, { id: randomUUID(), chatId: oldChat.id, text: 'было в седьмом' })
  const before = await snapshot(organizationId)

  const plan = (await administrator.reads(contract.planSchoolYear, { organizationId })).body
  expect(plan.classes.map(({ name, becomes, mayGraduate }) => [name, becomes, mayGraduate])).toEqual([
    ['4А', '5А', false],
    ['7А', '8А', false],
    ['7Б', '8Б', false],
    ['9Б', '10Б', true],
    ['11А', null, true],
  ])
  const classes = plan.classes.map(({ id, changesTeacher, classTeachers }) => ({
    classId: id,
    graduateIds: id === class9 ? [goes.personId] : id === class11 ? [senior.personId] : [],
    classTeacherId: changesTeacher ? roman.personId : (classTeachers[0]?.id ?? null),
  }))
  const start = { id: randomUUID(), organizationId, toYear: plan.toYear, classes, keepTeachers: true, paper: PAPER }
  expect((await elena.does(contract.startSchoolYear, start)).status).toBe(403)
  const began = await administrator.does(contract.startSchoolYear, start)
  expect(began.body).toMatchObject({ opened: 4, promoted: 3, graduated: 2 })

  expect(await automatic(small)).toEqual(expect.arrayContaining(['class 5А']))
  expect(await automatic(roman)).toEqual(expect.arrayContaining(['class 5А', 'parents 5А']))
  expect(await automatic(mother)).toEqual(expect.arrayContaining(['parents 8А']))
  expect(await automatic(stays)).toEqual(expect.arrayContaining(['class 10Б']))
  for (const gone of [goes, senior, father]) expect((await gone.reads(listChats, {})).body.chats).toEqual([])
  const read = await timur.reads(listMessages, { chatId: oldChat.id })
  expect(JSON.stringify(read.body)).toContain('было в седьмом')
  expect((await timur.does(sendMessage, { id: randomUUID(), chatId: oldChat.id, text: 'ещё' })).status).toBe(403)
  expect(
    (await historyOf(administrator, school, senior.personId)).find(({ kind }) => kind === 'graduated'),
  ).toMatchObject({
    kind: 'graduated',
    from: '11А',
    paper: PAPER,
  })
  expect(
    (await historyOf(administrator, school, timur.personId)).find(({ kind }) => kind === 'promoted'),
  ).toMatchObject({
    kind: 'promoted',
    from: '7А',
    to: '8А',
  })

  const undo = { organizationId, schoolYearId: began.body.schoolYearId }
  expect((await administrator.does(contract.undoSchoolYear, { id: randomUUID(), ...undo })).status).toBe(200)
  expect(await snapshot(organizationId)).toEqual(before)
  expect((await timur.does(sendMessage, { id: randomUUID(), chatId: oldChat.id, text: 'снова тут' })).status).toBe(200)
  expect((await administrator.does(contract.undoSchoolYear, { id: randomUUID(), ...undo })).status).toBe(404)
})

test('a new year in which somebody has written, or moved, is not taken back', async () => {
  const { school, administrator, elena } = await gather()
  const { organizationId } = school
  const plan = (await administrator.reads(contract.planSchoolYear, { organizationId })).body
  const classes = plan.classes.map(({ id, classTeachers }) => ({
    classId: id,
    graduateIds: [],
    classTeacherId: classTeachers[0]?.id ?? null,
  }))
  const start = { id: randomUUID(), organizationId, toYear: plan.toYear, classes, keepTeachers: true, paper: PAPER }
  expect((await administrator.does(contract.startSchoolYear, { ...start, classes: classes.slice(1) })).status).toBe(409)
  const began = await administrator.does(contract.startSchoolYear, start)
  const chat = (await elena.reads(listChats, {})).body.chats.find(
    ({ className, automatic: kind }) => className === '8А' && kind === 'class',
  )!
  await elena.does(sendMessage, { id: randomUUID(), chatId: chat.id, text: 'С новым учебным годом!' })
  const undone = await administrator.does(contract.undoSchoolYear, {
    id: randomUUID(),
    organizationId,
    schoolYearId: began.body.schoolYearId,
  })
  expect(undone.status).toBe(409)
  const { last } = (await administrator.reads(contract.planSchoolYear, { organizationId })).body
  expect(last?.whyNot?.ru).toBe(undone.body.reason)
})

test('any sequence of moves and undoings leaves the chats’ seats equal to a recomputation', async () => {
  const school = await openSchool(world)
  const { organizationId } = school
  const administrator = await school.person('Ольга Викторовна Синицына', 'administrator')
  const units = [await school.addClass('7А'), await school.addClass('7Б'), await school.addClass('9А')]
  const teachers = [
    await school.teacher('Елена Сергеевна Воробьёва', units[0]!),
    await school.teacher('Роман Юрьевич Дёмин'),
  ]
  const pupils = [
    await school.pupil('Тимур Ахметов', units[0]!),
    await school.pupil('Соня Лебедева', units[1]!),
    await school.pupil('Яна Ким', units[2]!),
  ]
  const mother = await school.guardianOf(pupils[0]!, 'Алия Ахметова')
  await school.guardianOf(pupils[1]!, mother, 'guardian')
  await school.guardianOf(pupils[2]!, 'Пётр Ким', 'father')
  let done = 0

  const living = async () =>
    (await administrator.reads(contract.listClasses, { organizationId })).body.classes.map(({ id }) => id)
  const act = async (move: Move): Promise<void> => {
    const classIds = await living()
    const pupil = pupils[move.who % pupils.length]!
    const classId = classIds[move.where % classIds.length]!
    const id = randomUUID()
    const input = { id, personId: pupil.personId, paper: PAPER }
    if (move.kind === 'move') return count(await administrator.does(contract.movePupil, { ...input, classId }))
    if (move.kind === 'leave') return count(await administrator.does(contract.dismissPupil, input))
    if (move.kind === 'return')
      return count(await administrator.does(contract.returnPupil, { ...input, organizationId, classId }))
    if (move.kind === 'out')
      return count(
        await administrator.does(contract.leaveSeat, { id, classId, personId: pupil.personId, part: 'pupil' }),
      )
    if (move.kind === 'hand') {
      const [from, to] = move.where % 2 ? teachers : [...teachers].reverse()
      const seats = [{ classId, part: 'classTeacher' as const, subjectId: null }]
      return count(
        await administrator.does(contract.handOver, {
          id,
          fromPersonId: from!.personId,
          toPersonId: to!.personId,
          seats,
          paper: PAPER,
        }),
      )
    }
    if (move.kind === 'undo') {
      const history = await historyOf(administrator, school)
      const undoable = history.filter(({ can }) => can.undo)
      const chosen = undoable[move.who % Math.max(1, undoable.length)]
      if (chosen) count(await administrator.does(contract.undoMovement, { id, movementId: chosen.id }))
      return
    }
    const plan = (await administrator.reads(contract.planSchoolYear, { organizationId })).body
    if (move.kind === 'backYear') {
      if (plan.last)
        count(await administrator.does(contract.undoSchoolYear, { id, organizationId, schoolYearId: plan.last.id }))
      return
    }
    const classes = plan.classes.map((one) => ({
      classId: one.id,
      graduateIds:
        one.becomes === null || (one.mayGraduate && move.who === 0)
          ? one.pupils.map(({ id: personId }) => personId)
          : [],
      classTeacherId: teachers[move.where % 2]!.personId,
    }))
    if (classes.length === 0) return
    count(
      await administrator.does(contract.startSchoolYear, {
        id,
        organizationId,
        toYear: plan.toYear,
        classes,
        keepTeachers: true,
        paper: PAPER,
      }),
    )
  }
  const count = ({ status, body }: { status: number; body: unknown }) => {
    expect(status, JSON.stringify(body)).toBeLessThan(500)
    if (status === 200) done += 1
  }

  const kind = fc.constantFrom<Move['kind']>(
    'move',
    'move',
    'leave',
    'return',
    'return',
    'out',
    'hand',
    'undo',
    'undo',
    'year',
    'backYear',
  )
  const move = fc.record({ kind, who: fc.nat(5), where: fc.nat(5) })
  await fc.assert(
    fc.asyncProperty(fc.array(move, { minLength: 3, maxLength: 8 }), async (moves) => {
      for (const one of moves) await act(one)
      const found = await snapshot(organizationId)
      await inTransaction(world.db, (tx) => seatPeople(tx, { organizationId, actorId: null }))
      expect(await snapshot(organizationId)).toEqual(found)
    }),
    { numRuns: 12, endOnFailure: true },
  )
  expect(done).toBeGreaterThan(15)
}, 120_000)

interface Move {
  kind: 'move' | 'leave' | 'return' | 'out' | 'hand' | 'undo' | 'year' | 'backYear'
  who: number
  where: number
}

/** Who sits where: in classes and in their living chats. */
async function snapshot(organizationId: string) {
  const seats = await world.db
    .selectFrom('chat_seats')
    .innerJoin('chats', 'chats.id', 'chat_id')
    .select(['chat_id', 'person_id', 'part'])
    .where('organization_id', '=', organizationId)
    .where('archived_at', 'is', null)
    .where('left_at', 'is', null)
    .orderBy('chat_id')
    .orderBy('person_id')
    .execute()
  const classes = await world.db
    .selectFrom('class_seats')
    .innerJoin('classes', 'classes.id', 'class_id')
    .select(['class_id', 'person_id', 'part', 'year'])
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .where('archived_at', 'is', null)
    .orderBy('class_id')
    .orderBy('person_id')
    .orderBy('part')
    .execute()
  const people = await world.db
    .selectFrom('people')
    .select(['id', 'left_at'])
    .where('organization_id', '=', organizationId)
    .orderBy('id')
    .execute()
  return { seats, classes, gone: people.filter(({ left_at }) => left_at).map(({ id }) => id) }
}

test('an employee who left by mistake is brought back with the classes and subjects; no class is asked of one', async () => {
  const { school, administrator, class7a, class7b, elena } = await gather()
  const deputy = await school.person('Игорь Львович Носов', 'deputy')
  const { subjects } = (
    await administrator.does(contract.addSubjects, {
      id: randomUUID(),
      organizationId: school.organizationId,
      names: ['Алгебра'],
    })
  ).body
  await school.seat(elena, class7b, 'teacher', subjects[0]!.id)
  const before = await automatic(elena)
  const leave = (who: Member) => administrator.does(removePerson, { id: randomUUID(), personId: who.personId })
  await leave(elena)
  expect((await elena.reads(listChats, {})).body.chats).toEqual([])

  const [left] = await historyOf(deputy, school, elena.personId)
  expect(left).toMatchObject({ kind: 'left', can: { undo: true, return: false } })
  const back = { id: randomUUID(), organizationId: school.organizationId, classId: class7a, paper: PAPER }
  const asPupil = { ...back, personId: elena.personId }
  expect((await administrator.does(contract.returnPupil, asPupil)).status, 'no pupil').toBe(404)
  const undo = (who: Member, movementId: string) => who.does(contract.undoMovement, { id: randomUUID(), movementId })
  expect((await undo(deputy, left!.id)).status).toBe(200)
  expect(await automatic(elena)).toEqual(before)
  const { seats } = (await administrator.reads(contract.getClass, { classId: class7b })).body
  expect(seats.filter(({ person }) => person.id === elena.personId)).toMatchObject([{ subject: { name: 'Алгебра' } }])

  const other = await school.person('Павел Олегович Белых', ['deputy', 'teacher'])
  await leave(other)
  const [gone] = await historyOf(deputy, school, other.personId)
  expect(gone!.can.undo, 'a deputy brings no deputy back').toBe(false)
  expect((await undo(deputy, gone!.id)).status).toBe(403)
  expect((await undo(administrator, gone!.id)).status).toBe(200)
})
