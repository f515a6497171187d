import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginTotp, confirmTotp, getMe, getSecurity, reportIntrusion, signIn } from '#contract/accounts'
import { listChats } from '#contract/chats'
import { setRoles } from '#contract/people'
import { appointOperator } from '#domains/accounts'
import { inTransaction } from '#server/events'
import { openSchool, PASSWORD } from '#test/school'
import { openWorld, type Visitor, type World } from '#test/world'
import { claimSheet, listSheets, openSheet, printSheets, resetAccess } from '../contract.ts'
import { codeOfSheet } from './codes.ts'
import { openCast } from './test-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

const reset = (who: Visitor, personId: string) => who.does(resetAccess, { id: randomUUID(), personId })

async function codeFor(personId: string): Promise<string> {
  const sheets = world.db.selectFrom('activation_sheets').select('id').where('person_id', '=', personId)
  return codeOfSheet((await sheets.orderBy('id', 'desc').executeTakeFirstOrThrow()).id)
}

test('the class teacher gives a pupil a new sheet: a new password, the same account and chats, nobody else signed in', async () => {
  const { school, leader, classId, organizationId } = await openCast(world)
  const timur = await school.pupil('Тимур Ахметов', classId)
  const before = (await timur.reads(listChats, {})).body.chats.map(({ id }) => id)
  const sheets = (await leader.reads(listSheets, { organizationId, classId })).body.sheets
  expect(sheets[0]!.can).toEqual({ print: false, replace: false, reset: true })
  expect((await reset(leader, timur.personId)).status).toBe(200)
  const paper = await leader.downloads(printSheets, { organizationId, classId, personId: timur.personId })
  expect(paper.statusCode).toBe(200)
  const left = await world.db
    .selectFrom('activation_sheets')
    .select('expires_at')
    .where('person_id', '=', timur.personId)
    .where('resets', 'is not', null)
    .executeTakeFirstOrThrow()
  const days = (left.expires_at.getTime() - Date.now()) / (24 * 3600_000)
  expect(days, 'printed again: three days, as the sheet says, not thirty').toBeLessThan(3.1)

  const code = await codeFor(timur.personId)
  const opened = (await world.as().does(openSheet, { code })).body
  expect(opened).toMatchObject({ reset: true, suggestedLogin: timur.login, can: { bindMine: false } })
  expect((await timur.reads(getMe, {})).status, 'until then all is as it was').toBe(200)

  const account = { login: timur.login, password: 'новый-пароль-7А' }
  const other = await world.as().does(claimSheet, { code, account: { ...account, login: 'another.login' } })
  expect(other.body).toMatchObject({ error: 'invalid', field: 'account.login' })
  const claimed = await world.as().does(claimSheet, { code, account })
  expect(claimed.body.account.id).toBe(timur.accountId)
  expect((await timur.reads(getMe, {})).status).toBe(401)
  expect((await world.as().does(signIn, { login: timur.login, password: PASSWORD })).status).toBe(400)
  const back = world.as(claimed.body.token!)
  expect((await back.reads(listChats, {})).body.chats.map(({ id }) => id)).toEqual(before)
  const again = await world.as().does(claimSheet, { code, account })
  expect(again.body.account.id, 'a repeat after a lost answer').toBe(timur.accountId)
  const stolen = await world.as().does(claimSheet, { code, account: { ...account, password: 'another-password' } })
  expect(stolen.status, 'the code opens once').toBe(409)
})

test('a lost phone: the administrator’s sheet takes the second step and the lock away', async () => {
  const { school, admin } = await openCast(world)
  const teacher = await school.person('Ирина Павловна Седова', 'teacher')
  const { TOTP, Secret } = await import('otpauth')
  const { secret } = (await teacher.does(beginTotp, {})).body
  await teacher.does(confirmTotp, { code: new TOTP({ secret: Secret.fromBase32(secret) }).generate() })
  await teacher.does(reportIntrusion, { id: randomUUID(), lock: true })
  expect((await world.as().does(signIn, { login: teacher.login, password: PASSWORD })).status).toBe(403)

  expect((await reset(admin, teacher.personId)).status).toBe(200)
  const account = { login: teacher.login, password: 'новый пароль здесь' }
  const claimed = await world.as().does(claimSheet, { code: await codeFor(teacher.personId), account })
  expect(claimed.status, JSON.stringify(claimed.body)).toBe(200)
  const security = (await world.as(claimed.body.token!).reads(getSecurity, {})).body
  expect(security).toMatchObject({ totp: null, recoveryLeft: 0, report: { settledAt: expect.any(String) } })
  const { body } = await world.as().does(signIn, { login: teacher.login, password: account.password })
  expect(body.step).toBeNull()
})

test('nobody makes a key to rights greater than their own, to another school, or to themselves', async () => {
  const { school, admin, leader, classId, otherLeader } = await openCast(world)
  const timur = await school.pupil('Тимур Ахметов', classId)
  const mother = await school.guardianOf(timur, 'Алия Ахметова')
  const deputy = await school.person('Игорь Львович Носов', 'deputy')
  const teacher = await school.person('Ирина Павловна Седова', 'teacher')
  expect((await reset(otherLeader, timur.personId)).status).toBe(404)
  expect((await reset(leader, teacher.personId)).status).toBe(404)
  expect((await reset(timur, timur.personId)).status).toBe(403)
  expect((await reset(deputy, admin.personId)).status, 'a ladder').toBe(403)
  expect((await reset(deputy, deputy.personId)).status).toBe(403)
  expect((await reset(admin, admin.personId)).status).toBe(409)
  expect((await reset(deputy, teacher.personId)).status).toBe(200)

  await (await openSchool(world)).person('Алия Ахметова', 'administrator', { account: mother })
  expect((await reset(leader, mother.personId)).body.reason, 'not only ours').toContain('оператору')
  await inTransaction(world.db, (tx) => appointOperator(tx, timur.accountId))
  expect((await reset(leader, timur.personId)).status).toBe(409)
})

test('a sheet for a teacher’s new password stops when the teacher becomes a deputy', async () => {
  const { school, admin } = await openCast(world)
  const deputy = await school.person('Игорь Львович Носов', 'deputy')
  const teacher = await school.person('Ирина Павловна Седова', 'teacher')
  await reset(deputy, teacher.personId)
  const code = await codeFor(teacher.personId)
  expect((await world.as().does(openSheet, { code })).status).toBe(200)
  await admin.does(setRoles, { id: randomUUID(), personId: teacher.personId, roles: ['teacher', 'deputy'] })
  expect((await world.as().does(openSheet, { code })).status).toBe(409)
})
