import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { listChats } from '#contract/chats'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld } from '#test/world'
import { listRoleChanges, type StaffRole, setRoles, undoRoles } from '../contract.ts'

const world = await openWorld()
afterAll(() => world.close())
let school: School
let olga: Member
let deputy: Member
let nina: Member
beforeEach(async () => {
  school = await openSchool(world)
  olga = await school.person('Ольга Викторовна Синицына', 'administrator')
  deputy = await school.person('Игорь Львович Носов', 'deputy')
  nina = await school.person('Нина Фёдоровна Гончар', 'teacher')
})

const set = (who: Member, reason: string | undefined, ...roles: StaffRole[]) =>
  who.does(setRoles, { id: randomUUID(), personId: nina.personId, roles, reason })
const history = async (who: Member) => (await who.reads(listRoleChanges, { personId: nina.personId })).body.changes
const undo = (who: Member, changeId: string) => who.does(undoRoles, { id: randomUUID(), changeId })

test('who, when and why; taken back in one press, and the chats with it', async () => {
  await set(olga, 'Приказ № 14', 'teacher', 'responsible')
  await set(deputy, undefined, 'employee')
  const [second, first] = await history(olga)
  expect(first).toMatchObject({
    granted: ['responsible'],
    taken: [],
    reason: 'Приказ № 14',
    by: 'Синицына Ольга Викторовна',
  })
  expect([first!.can.undo, second!.can.undo]).toEqual([false, true])
  expect(second).toMatchObject({ granted: ['employee'], taken: ['teacher', 'responsible'], reason: null })

  const { status, body } = await undo(deputy, second!.id)
  expect([status, body.roles]).toEqual([200, ['responsible', 'teacher']])
  expect((await history(olga))[0]).toMatchObject({ undone: { by: 'Носов Игорь Львович' }, can: { undo: false } })
  expect((await undo(olga, first!.id)).body.roles).toEqual(['teacher'])
})

test('not twice, not past a later one, not beyond one’s own rights, not to nothing', async () => {
  await set(olga, undefined, 'teacher', 'responsible')
  await set(olga, 'Назначена заместителем', 'teacher', 'responsible', 'deputy')
  const [second, first] = await history(olga)
  expect((await history(deputy))[0]!.can.undo).toBe(false)
  expect((await undo(olga, first!.id)).status).toBe(409)
  expect((await undo(deputy, second!.id)).status).toBe(403)
  expect((await undo(nina, second!.id)).status, 'a deputy does not take the own appointment back').toBe(403)
  expect((await undo(olga, second!.id)).status).toBe(200)
  expect((await undo(olga, second!.id)).status).toBe(409)
  const stranger = await (await openSchool(world)).person('Иван Иванов', 'administrator')
  expect((await undo(stranger, first!.id)).status).toBe(404)
  expect((await undo(nina, first!.id)).status).toBe(403)
})

test('a guardian made an employee and back again keeps the parents’ chat', async () => {
  const class7a = await school.addClass('7А')
  const timur = await school.pupil('Тимур Ахметов', class7a)
  await school.guardianOf(timur, nina)
  const chats = async () =>
    (await nina.reads(listChats, {})).body.chats.flatMap(({ automatic }) => automatic ?? []).sort()
  await set(olga, undefined)
  expect(await chats()).toEqual(['parents', 'schoolChannel'])
  const [change] = await history(olga)
  expect((await undo(olga, change!.id)).status).toBe(200)
  expect(await chats()).toEqual(['parents', 'schoolChannel', 'staff', 'staffChannel'])
})
