import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#server/ids'
import { openSchool } from '#test/school'
import { openWorld, type World } from '#test/world'
import { approveApplication, getApplicationState, listApplications, openOrder, refuseApplication } from '../contract.ts'
import { applied, lastLetter, openDesk, seqOf } from './test-desk.ts'

let world: World
let operator: Awaited<ReturnType<typeof openDesk>>
let colleague: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  world = await openWorld()
  operator = await openDesk(world)
  colleague = await openDesk(world)
})
afterAll(() => world.close())

const approve = (applicationId: string, who = operator) => who.does(approveApplication, { id: newId(), applicationId })
const refuse = (applicationId: string, reason = 'Приказ не читается') =>
  operator.does(refuseApplication, { id: newId(), applicationId, reason })
const schools = async () => (await world.pool.query('select id from organizations')).rows.length

test('approval opens a school with its administrator, its chats, a letter and an SMS', async () => {
  const form = await applied(world)
  const before = await seqOf(world, colleague.accountId)

  const { body } = await approve(form.id)

  expect(body).toMatchObject({ state: 'approved', administratorJoined: false })
  const { rows: people } = await world.pool.query(
    `select last_name, verified_at is not null as verified, array_agg(role order by role) as roles
     from people join person_roles on person_id = id where organization_id = $1 group by id`,
    [body.organizationId],
  )
  expect(people).toEqual([{ last_name: 'Синицына', verified: true, roles: ['administrator', 'employee'] }])
  const { rows: chats } = await world.pool.query(
    'select automatic from chats join chat_seats on chat_id = id where organization_id = $1 order by automatic',
    [body.organizationId],
  )
  expect(chats.map(({ automatic }) => automatic)).toEqual(['schoolChannel', 'staff', 'staffChannel'])
  expect(await lastLetter(world, form.administrator.email)).toContain(form.administrator.phone)
  expect(await lastLetter(world, form.administrator.phone)).toContain('/register')
  expect(await seqOf(world, colleague.accountId)).toBe(before + 1)
  expect((await world.as().reads(getApplicationState, { applicationId: form.id })).body.state).toBe('approved')
})

test('approved twice, even by two operators at once, it is one school', async () => {
  const { id } = await applied(world)
  const before = await schools()
  const answers = await Promise.all([approve(id), approve(id, colleague), approve(id)])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(new Set(answers.map(({ body }) => body.organizationId)).size).toBe(1)
  expect(await schools()).toBe(before + 1)
})

test('a refusal says why, and is final', async () => {
  const form = await applied(world)
  const before = await schools()

  expect((await refuse(form.id)).body).toMatchObject({ state: 'refused', refusalReason: 'Приказ не читается' })

  expect(await lastLetter(world, form.administrator.email)).toContain('Приказ не читается')
  expect((await world.as().reads(getApplicationState, { applicationId: form.id })).body).toMatchObject({
    state: 'refused',
    refusalReason: 'Приказ не читается',
  })
  const seq = await seqOf(world, operator.accountId)
  expect((await approve(form.id)).body.error).toBe('conflict')
  expect((await refuse(form.id, 'Другая причина')).body.refusalReason).toBe('Приказ не читается')
  expect(await schools()).toBe(before)
  expect(await seqOf(world, operator.accountId)).toBe(seq)
})

test('an approved application cannot be refused', async () => {
  const { id } = await applied(world)
  await approve(id)
  expect((await refuse(id)).body.error).toBe('conflict')
  const { applications } = (await operator.reads(listApplications, { state: 'approved' })).body
  expect(applications.map((application) => application.id)).toContain(id)
})

test('for members of schools, the administrator too, the desk does not exist', async () => {
  const { id } = await applied(world)
  const school = await openSchool(world)
  const admin = await school.person('Анна Кузнецова', 'administrator')
  const hidden = [
    await admin.reads(listApplications, {}),
    await admin.does(approveApplication, { id: newId(), applicationId: id }),
    await admin.does(refuseApplication, { id: newId(), applicationId: id, reason: 'Нет' }),
  ]
  expect(hidden.map(({ status }) => status)).toEqual([404, 404, 404])
  expect((await admin.downloads(openOrder, { applicationId: id })).statusCode).toBe(404)
  expect((await approve(newId())).status).toBe(404)
  expect((await world.as().reads(getApplicationState, { applicationId: id })).body.state).toBe('submitted')
})
