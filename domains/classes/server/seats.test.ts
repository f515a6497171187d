import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChats } from '#contract/chats'
import { listMyHats } from '#contract/people'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import { addPupil, addSubjects, getClass, leaveSeat, listSubjects, removeSubject, takeSeat } from '../contract.ts'

let world: World
let school: School
let olga: Member
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  olga = await school.person('Ольга Викторовна Синицына', 'administrator')
})
afterAll(() => world.close())

const chatsOf = async (who: Member) =>
  (await who.reads(listChats, {})).body.chats
    .map(({ automatic, className }) => `${automatic} ${className ?? ''}`.trim())
    .sort()
const seatsOf = async (who: Member, classId: string) =>
  (await who.reads(getClass, { classId })).body.seats.map(({ person, part, subject }) =>
    [part, person.fullName, subject?.name].filter(Boolean).join(' '),
  )

test('a class teacher writes pupils in by hand, one after another; a slip does not double them', async () => {
  const class7a = await school.addClass('7А')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const adding = (lastName: string, firstName: string, patronymic?: string) => ({
    id: randomUUID(),
    classId: class7a,
    name: { lastName, firstName, patronymic },
  })
  const input = adding('Ахметов', 'Тимур')

  const added = await elena.does(addPupil, input)
  expect(added.body).toMatchObject({ roles: ['pupil'], joined: false, classes: [{ name: '7А', part: 'pupil' }] })
  expect((await elena.does(addPupil, input)).body).toEqual(added.body)
  const before = await school.told()
  expect((await elena.does(addPupil, adding(' ахметов', 'ТИМУР'))).status).toBe(409)
  expect(await school.told()).toEqual(before)
  expect((await elena.does(addPupil, adding('Ахметов', 'Тимур', 'Маратович'))).status).toBe(200)
  expect(await seatsOf(olga, class7a)).toEqual([
    'classTeacher Воробьёва Елена Сергеевна',
    'pupil Ахметов Тимур',
    'pupil Ахметов Тимур Маратович',
  ])
  const nina = await school.teacher('Нина Фёдоровна Гончар')
  expect((await nina.does(addPupil, adding('Белов', 'Артём'))).status).toBe(404)
  await school.seat(nina, class7a, 'teacher')
  expect((await nina.does(addPupil, adding('Белов', 'Артём'))).status).toBe(403)
})

test('a transfer: the pupil’s and the mother’s chats follow, and the old class forgets them', async () => {
  const [from, to] = [await school.addClass('5А'), await school.addClass('5Б')]
  const artem = await school.pupil('Артём Белов', from)
  const irina = await school.guardianOf(artem, 'Ирина Белова')
  const input = { id: randomUUID(), classId: to, personId: artem.personId, part: 'pupil' as const }

  expect((await olga.does(takeSeat, input)).status).toBe(200)
  expect(await chatsOf(artem)).toEqual(['class 5Б', 'schoolChannel'])
  expect(await chatsOf(irina)).toEqual(['parents 5Б', 'schoolChannel'])
  expect((await irina.reads(listMyHats, {})).body.hats[0]?.children).toMatchObject([{ className: '5Б' }])
  expect(await seatsOf(olga, from)).toEqual([])
  const before = await school.told()
  expect((await olga.does(takeSeat, { ...input, id: randomUUID() })).status).toBe(200)
  expect(await school.told()).toEqual(before)
})

test('a pupil sings in the choir and stays in the class; leaving takes the chats', async () => {
  const [class6a, choir] = [await school.addClass('6А'), await school.addClass('Хор', 'association')]
  const vera = await school.pupil('Вера Белова', class6a)
  const seat = { classId: choir, personId: vera.personId, part: 'pupil' as const }

  await olga.does(takeSeat, { ...seat, id: randomUUID() })
  expect(await chatsOf(vera)).toEqual(['class 6А', 'class Хор', 'schoolChannel'])
  expect((await olga.does(leaveSeat, { ...seat, id: randomUUID() })).status).toBe(200)
  expect((await olga.does(leaveSeat, { ...seat, id: randomUUID() })).status).toBe(404)
  expect(await chatsOf(vera)).toEqual(['class 6А', 'schoolChannel'])
})

test('a teacher leads several classes (R018) and teaches subjects; only the administration appoints', async () => {
  const [class8a, class8b] = [await school.addClass('8А'), await school.addClass('8Б')]
  const elena = await school.person('Елена Павловна Ким', 'teacher')
  const timur = await school.pupil('Тимур Ли', class8a)
  const { subjects } = (
    await olga.does(addSubjects, {
      id: randomUUID(),
      organizationId: school.organizationId,
      names: ['Физика', 'Алгебра', 'физика'],
    })
  ).body
  expect(subjects.map(({ name }) => name)).toEqual(['Алгебра', 'Физика'])
  const seat = (classId: string, part: 'classTeacher' | 'teacher', more = {}) => ({
    id: randomUUID(),
    classId,
    personId: elena.personId,
    part,
    ...more,
  })

  for (const classId of [class8a, class8b])
    expect((await olga.does(takeSeat, seat(classId, 'classTeacher'))).status).toBe(200)
  for (const { id: subjectId } of subjects)
    expect((await olga.does(takeSeat, seat(class8a, 'teacher', { subjectId }))).status).toBe(200)
  expect(await chatsOf(elena)).toContain('parents 8Б')
  expect(await seatsOf(elena, class8a)).toEqual([
    'classTeacher Ким Елена Павловна',
    'teacher Ким Елена Павловна Алгебра',
    'teacher Ким Елена Павловна Физика',
    'pupil Ли Тимур',
  ])

  const before = await school.told()
  const [algebra] = subjects
  const removal = { id: randomUUID(), subjectId: algebra!.id }
  expect((await olga.does(removeSubject, removal)).status).toBe(409)
  expect((await elena.does(takeSeat, seat(class8b, 'teacher'))).status).toBe(403)
  expect((await elena.does(leaveSeat, seat(class8b, 'classTeacher'))).status).toBe(403)
  expect((await olga.does(takeSeat, { ...seat(class8a, 'classTeacher'), personId: timur.personId })).status).toBe(409)
  expect((await olga.does(takeSeat, { ...seat(class8a, 'teacher'), part: 'pupil' })).status).toBe(409)
  expect((await olga.does(takeSeat, seat(class8a, 'classTeacher', { subjectId: algebra!.id }))).status).toBe(400)
  expect((await olga.does(takeSeat, seat(class8a, 'teacher', { subjectId: randomUUID() }))).status).toBe(404)
  expect(await school.told()).toEqual(before)

  expect((await olga.does(leaveSeat, seat(class8a, 'teacher', { subjectId: algebra!.id }))).status).toBe(200)
  expect((await olga.does(removeSubject, removal)).status).toBe(200)
  expect((await olga.does(removeSubject, { ...removal, id: randomUUID() })).status).toBe(404)
})

test('a class teacher takes no pupil out of another’s class, and brings nobody from outside', async () => {
  const [class9a, class9b] = [await school.addClass('9А'), await school.addClass('9Б')]
  const elena = await school.teacher('Елена Ильинична Серова', class9a)
  await school.seat(elena, class9b, 'teacher')
  const pupil = await school.pupil('Глеб Зимин', class9b)
  const seat = { classId: class9a, personId: pupil.personId, part: 'pupil' as const }

  expect((await elena.does(takeSeat, { ...seat, id: randomUUID() })).status).toBe(403)
  await school.seat(elena, class9b, 'classTeacher')
  expect((await elena.does(takeSeat, { ...seat, id: randomUUID() })).status).toBe(200)
  const hidden = await school.pupil('Пётр Зимин', await school.addClass('9В'))
  expect((await elena.does(takeSeat, { ...seat, id: randomUUID(), personId: hidden.personId })).status).toBe(404)
  const other = await openSchool(world)
  const both = await other.person('Ольга Викторовна Синицына', 'administrator', { account: olga })
  const theirs = await other.pupil('Чужой Ученик', await other.addClass('1А'))
  expect(both.accountId).toBe(olga.accountId)
  expect((await olga.does(takeSeat, { ...seat, id: randomUUID(), personId: theirs.personId })).status).toBe(400)
})

test('everybody of the school reads the subjects, the administration writes them, strangers find neither', async () => {
  const timur = await school.person('Тимур Кан', 'pupil')
  const stranger = await (await openSchool(world)).person('Иван Иванов', 'administrator')
  const { organizationId } = school
  const [history] = (
    await olga.does(addSubjects, { id: randomUUID(), organizationId, names: ['История'] })
  ).body.subjects.filter(({ name }) => name === 'История')

  const seen = (await timur.reads(listSubjects, { organizationId })).body
  expect([seen.subjects.some(({ name }) => name === 'История'), seen.can.edit]).toEqual([true, false])
  expect((await olga.reads(listSubjects, { organizationId })).body.can.edit).toBe(true)
  expect((await timur.does(addSubjects, { id: randomUUID(), organizationId, names: ['Сон'] })).status).toBe(403)
  expect((await timur.does(removeSubject, { id: randomUUID(), subjectId: history!.id })).status).toBe(403)
  expect((await stranger.reads(listSubjects, { organizationId })).status).toBe(404)
  expect((await stranger.does(addSubjects, { id: randomUUID(), organizationId, names: ['Сон'] })).status).toBe(404)
  expect((await stranger.does(removeSubject, { id: randomUUID(), subjectId: history!.id })).status).toBe(404)
})
