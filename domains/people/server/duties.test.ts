import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { reportIntrusion } from '#contract/accounts'
import { createInvitation, join } from '#contract/invitations'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld } from '#test/world'
import { confirmPerson, countDuties, getEntry, settleIntrusion } from '../contract.ts'

const world = await openWorld()
afterAll(() => world.close())
let school: School
let olga: Member
let elena: Member
let timur: Member
let class7a: string
beforeEach(async () => {
  school = await openSchool(world)
  olga = await school.person('Ольга Викторовна Зуева', 'administrator')
  class7a = await school.addClass('7А')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  timur = await school.pupil('Тимур Ахметов', class7a)
})

const duties = async (who: Member) => (await who.reads(countDuties, { organizationId: school.organizationId })).body
const heard = async (who: Member) =>
  (await world.db.selectFrom('events').select('type').where('topic_id', '=', who.accountId).execute()).filter(
    ({ type }) => type === 'accounts.intrusionsChanged',
  ).length
const report = (who: Member, lock = false) => who.does(reportIntrusion, { id: randomUUID(), words: 'Писал не я', lock })

test('a report waits for the administration, told at once, until somebody puts it away (R143)', async () => {
  const deputy = await school.person('Игорь Львович Носов', 'deputy')
  expect(await duties(olga)).toEqual({ unconfirmed: 0, intrusions: 0 })
  await report(timur)
  expect([await heard(olga), await heard(deputy), await heard(elena)]).toEqual([1, 1, 0])
  expect([await duties(deputy), await duties(elena)]).toMatchObject([{ intrusions: 1 }, { intrusions: 0 }])

  const { reports } = (await olga.reads(getEntry, { organizationId: school.organizationId })).body
  const input = { personId: timur.personId, reportId: reports[0]!.id }
  const stranger = await (await openSchool(world)).person('Иван Иванов', 'administrator')
  expect((await stranger.does(settleIntrusion, input)).status).toBe(404)
  expect((await elena.does(settleIntrusion, input)).status).toBe(403)
  expect((await olga.does(settleIntrusion, { ...input, personId: elena.personId })).status, 'not hers').toBe(404)
  expect((await deputy.does(settleIntrusion, input)).status).toBe(200)
  expect((await olga.does(settleIntrusion, input)).status, 'once is enough').toBe(200)
  expect(await heard(olga)).toBe(2)
  expect(await duties(olga)).toEqual({ unconfirmed: 0, intrusions: 0 })
})

test('a locked account is opened by its new sheet and by nothing else', async () => {
  await report(timur, true)
  const { reports } = (await olga.reads(getEntry, { organizationId: school.organizationId })).body
  const input = { personId: timur.personId, reportId: reports[0]!.id }
  expect((await olga.does(settleIntrusion, input)).status).toBe(409)
  expect(await duties(olga)).toMatchObject({ intrusions: 1 })
})

test('a deputy settles nothing of the administrator', async () => {
  const deputy = await school.person('Игорь Львович Носов', 'deputy')
  await report(olga)
  const { reports } = (await olga.reads(getEntry, { organizationId: school.organizationId })).body
  const input = { personId: olga.personId, reportId: reports[0]!.id }
  expect((await deputy.does(settleIntrusion, input)).status).toBe(403)
  expect((await olga.does(settleIntrusion, input)).status).toBe(200)
})

test('who waits to be confirmed counts for those who confirm: staff for the administration, a class for its teacher', async () => {
  await school.person('Нина Фёдоровна Гончар', 'teacher', { verified: false })
  const made = await elena.does(createInvitation, {
    id: randomUUID(),
    organizationId: school.organizationId,
    classId: class7a,
    role: 'pupil',
    approval: false,
  })
  const token = made.body.url.split('/').at(-1)!
  const account = { login: `u${randomUUID().slice(0, 8)}`, password: 'zvonok-test' }
  const came = await world.as().does(join, { token, name: { lastName: 'Белов', firstName: 'Артём' }, account })
  expect(came.status).toBe(200)
  const other = await school.teacher('Марина Юрьевна Соколова', await school.addClass('8А'))
  expect([await duties(olga), await duties(elena), await duties(other)]).toMatchObject([
    { unconfirmed: 2 },
    { unconfirmed: 1 },
    { unconfirmed: 0 },
  ])
  const child = await world.db
    .selectFrom('people')
    .select('id')
    .where('organization_id', '=', school.organizationId)
    .where('last_name', '=', 'Белов')
    .executeTakeFirstOrThrow()
  await elena.does(confirmPerson, { id: randomUUID(), personId: child.id })
  expect(await duties(elena)).toMatchObject({ unconfirmed: 0 })
  expect((await timur.reads(countDuties, { organizationId: school.organizationId })).status).toBe(403)
})
