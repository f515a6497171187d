import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { listChats, listContacts } from '#contract/chats'
import { createInvitation, join } from '#contract/invitations'
import { type Member, openSchool, PASSWORD, type School } from '#test/school'
import { openWorld } from '#test/world'
import * as contract from '../contract.ts'

const world = await openWorld()
afterAll(() => world.close())
let school: School
let class7a: string
let administrator: Member
let director: Member
let elena: Member
beforeEach(async () => {
  school = await openSchool(world)
  class7a = await school.addClass('7А')
  administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  director = await school.person('Павел Андреевич Громов', 'director')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
})

const confirm = (who: Member, one: { personId: string }) =>
  who.does(contract.confirmPerson, { id: randomUUID(), personId: one.personId })
const waiting = async (who: Member) =>
  (await who.reads(contract.listUnconfirmed, { organizationId: school.organizationId })).body
const chatsOf = async (who: Member) => (await who.reads(listChats, {})).body.chats

/** Through a link that lets in at once, as somebody whom the school has not listed. */
async function comeByLink(role: 'teacher' | 'guardian' | 'pupil', spoken: string, child?: string): Promise<Member> {
  const [firstName = '', lastName = ''] = spoken.split(' ')
  const made = await administrator.does(createInvitation, {
    id: randomUUID(),
    organizationId: school.organizationId,
    role,
    ...(role === 'teacher' ? {} : { classId: class7a }),
    approval: false,
    days: 7,
  } as never)
  expect(made.status, JSON.stringify(made.body)).toBe(200)
  const login = `u${randomUUID().slice(0, 12)}`
  const [childFirst = '', childLast = ''] = child?.split(' ') ?? []
  const came = await world.as().does(join, {
    id: randomUUID(),
    token: made.body.url.split('/').at(-1)!,
    name: { lastName, firstName },
    account: { login, password: PASSWORD },
    ...(child ? { child: { lastName: childLast, firstName: childFirst }, relation: 'mother' } : {}),
  } as never)
  expect(came.body, JSON.stringify(came.body)).toMatchObject({ state: 'joined' })
  const token = (came.body as { token: string }).token
  const visitor = world.as(token)
  const { hats } = (await visitor.reads(contract.listMyHats, {})).body
  const accountId = (came.body as { account: { id: string } }).account.id
  return { ...visitor, token, login, accountId, personId: hats[0]!.personId, name: { lastName, firstName } } as Member
}

describe('an employee whom nobody has confirmed', () => {
  test('sits in no chat of the staff and writes to nobody, and is told what to wait for (R044)', async () => {
    const stranger = await comeByLink('teacher', 'Роман Дёмин')
    expect(await chatsOf(stranger)).toEqual([])
    const { organizationId } = school
    expect((await stranger.reads(listContacts, { organizationId })).body.people).toEqual([])
    const told = (await stranger.reads(contract.getVerification, { organizationId })).body
    expect(told).toEqual({ text: null, waits: true, can: { edit: false } })
    const { staff } = await waiting(administrator)
    expect(staff.map(({ person, self }) => [person.fullName, self])).toEqual([['Дёмин Роман', false]])
  })

  test('a class given meanwhile opens no chat of it either', async () => {
    const stranger = await school.person('Роман Юрьевич Дёмин', 'teacher', { verified: false })
    await school.seat(stranger, class7a, 'teacher')
    expect((await chatsOf(stranger)).filter(({ classId }) => classId !== null)).toEqual([])
    expect((await confirm(administrator, stranger)).status).toBe(200)
    expect((await chatsOf(stranger)).filter(({ classId }) => classId !== null)).toMatchObject([
      { automatic: 'teachers' },
    ])
  })

  test('is confirmed by the administration: the badge and the chats come at once', async () => {
    const stranger = await comeByLink('teacher', 'Роман Дёмин')
    expect((await confirm(elena, stranger)).status).toBe(404)
    const { status, body } = await confirm(administrator, stranger)
    expect([status, body.verified]).toEqual([200, true])
    expect((await chatsOf(stranger)).map(({ automatic }) => automatic)).toContain('staff')
    expect((await waiting(administrator)).staff).toEqual([])
    expect((await confirm(administrator, stranger)).status).toBe(409)
  })

  test('the director confirms the own role (R041); a deputy does not', async () => {
    const head = await school.person('Инна Глебовна Титова', 'director', { verified: false })
    expect((await waiting(head)).staff).toMatchObject([{ self: true }])
    expect((await confirm(head, head)).body.verified).toBe(true)
    const deputy = await school.person('Игорь Львович Носов', 'deputy', { verified: false })
    expect((await confirm(deputy, deputy)).status).toBe(403)
    expect((await confirm(director, deputy)).status).toBe(200)
  })
})

describe('families who came by a link at once', () => {
  test('wait for the class teacher’s look, who confirms or refuses with a reason', async () => {
    await school.pupil('Тимур Ахметов', class7a)
    const mother = await comeByLink('guardian', 'Алия Ахметова', 'Тимур Ахметов')
    const pupil = await comeByLink('pupil', 'Пётр Ложкин')
    expect((await waiting(elena)).families.map(({ person }) => person.fullName).sort()).toEqual([
      'Ахметова Алия',
      'Ложкин Пётр',
    ])
    expect((await waiting(elena)).suspicions, 'the administration’s').toEqual([])
    expect((await confirm(elena, mother)).status).toBe(200)
    const refuse = { id: randomUUID(), personId: pupil.personId, reason: 'Такого ученика в классе нет' }
    expect((await elena.does(contract.refuseProfile, refuse)).status).toBe(200)
    expect((await waiting(elena)).families).toEqual([])
    expect((await pupil.reads(contract.listMyHats, {})).body.hats).toEqual([])
    expect((await pupil.reads(contract.listSuspended, {})).body.refused, 'why, in the teacher’s words').toMatchObject([
      { name: 'Школа № 14', reason: 'Такого ученика в классе нет' },
    ])
    expect((await mother.reads(contract.listSuspended, {})).body.refused).toEqual([])
    expect(await chatsOf(pupil)).toEqual([])
    const entry = await world.db
      .selectFrom('audit_entries')
      .select(['reason', 'about'])
      .where('action', '=', 'people.refuseProfile')
      .where('chain_id', '=', school.organizationId)
      .executeTakeFirstOrThrow()
    expect(entry).toEqual({ reason: 'Такого ученика в классе нет', about: [pupil.personId] })
  })

  test('once confirmed, or listed by the school, only the administration refuses; nobody oneself', async () => {
    const timur = await school.pupil('Тимур Ахметов', class7a)
    const mother = await comeByLink('guardian', 'Алия Ахметова', 'Тимур Ахметов')
    await confirm(elena, mother)
    const refuse = (who: Member, one: Member) =>
      who.does(contract.refuseProfile, { id: randomUUID(), personId: one.personId, reason: 'Чужой человек' })
    expect((await refuse(elena, mother)).status).toBe(403)
    expect((await refuse(administrator, administrator)).status).toBe(409)
    expect((await refuse(mother, timur)).status).toBe(404)
    expect((await refuse(administrator, mother)).status).toBe(200)
  })
})

test('false profiles are found: a family’s name that reads as a teacher’s, doubles, two alphabets (R047)', async () => {
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const false1 = await school.guardianOf(timur, 'Елена Воробъёва')
  const twin = await school.guardianOf(timur, 'Анна Белова')
  await school.guardianOf(timur, 'Анна Белова')
  const latin = await school.guardianOf(timur, 'Aнтон Кравец', 'father')
  const { suspicions } = await waiting(administrator)
  const found = suspicions.map(({ kind, person, other }) => [kind, person.fullName, other?.fullName ?? null])
  expect(found).toContainEqual(['likeStaff', `Воробъёва Елена`, 'Воробьёва Елена Сергеевна'])
  expect(found).toContainEqual(['double', 'Белова Анна', 'Белова Анна'])
  expect(found).toContainEqual(['twoAlphabets', 'Кравец Aнтон', null])
  expect(found).toHaveLength(3)
  expect([false1, twin, latin].length).toBe(3)
})

test('the school writes how it confirms; everybody of it reads', async () => {
  const { organizationId } = school
  const set = (who: Member, text: string) =>
    who.does(contract.setVerificationText, { id: randomUUID(), organizationId, text })
  expect((await set(elena, 'Приходите с паспортом')).status).toBe(403)
  expect((await set(administrator, 'Приходите с паспортом в кабинет 12')).status).toBe(200)
  const read = async () => (await elena.reads(contract.getVerification, { organizationId })).body.text
  expect(await read()).toBe('Приходите с паспортом в кабинет 12')
  expect((await set(director, '')).status).toBe(200)
  expect(await read()).toBeNull()
})
