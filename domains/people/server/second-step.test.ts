import { randomUUID } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { beginTotp, confirmTotp, getMe, reportIntrusion, requestDeletion, signIn } from '#contract/accounts'
import { listChats, listMessages, sendMessage } from '#contract/chats'
import { type Member, openSchool, PASSWORD } from '#test/school'
import { openWorld, type World } from '#test/world'
// The job of the night, at our hour.
import { deleteAllDue } from '../../accounts/server/delete-due.ts'
import { demandSecondStep, getEntry, getPerson, listMyHats, listPeople, setRoles } from '../contract.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())

async function connect(who: Pick<Member, 'does'>): Promise<void> {
  const { secret } = (await who.does(beginTotp, {})).body
  const code = new TOTP({ secret: Secret.fromBase32(secret) }).generate()
  expect((await who.does(confirmTotp, { code })).status).toBe(200)
}

test('a school asks its administration for a second step: whoever has none can do nothing but connect it', async () => {
  const school = await openSchool(world)
  const { organizationId } = school
  const director = await school.person('Наталья Петровна Белова', 'director')
  const deputy = await school.person('Игорь Львович Носов', 'deputy')
  const teacher = await school.person('Нина Фёдоровна Гончар', 'teacher')
  const demand = { organizationId, on: true }
  expect((await deputy.does(demandSecondStep, demand)).status).toBe(403)
  expect((await director.does(demandSecondStep, demand)).status, 'first oneself').toBe(409)
  await connect(director)
  expect((await director.does(demandSecondStep, demand)).status).toBe(200)
  const entry = (await director.reads(getEntry, { organizationId })).body
  expect(entry.without).toEqual([{ personId: deputy.personId, fullName: 'Носов Игорь Львович' }])

  const again = world.as((await world.as().does(signIn, { login: deputy.login, password: PASSWORD })).body.token!)
  expect((await again.reads(listPeople, { organizationId })).status).toBe(403)
  expect((await again.reads(listMyHats, {})).status, 'what the first screen needs').toBe(200)
  expect((await teacher.reads(listChats, {})).status, 'others are asked for nothing').toBe(200)
  await connect(again)
  expect((await again.reads(listPeople, { organizationId })).status).toBe(200)

  await director.does(setRoles, { id: randomUUID(), personId: teacher.personId, roles: ['teacher', 'deputy'] })
  const promoted = world.as((await world.as().does(signIn, { login: teacher.login, password: PASSWORD })).body.token!)
  expect((await promoted.reads(getMe, {})).body.account.stepDemanded, 'from the day of the post').toBe(true)
})

test('the administrator learns who has said that a stranger was in', async () => {
  const school = await openSchool(world)
  const admin = await school.person('Ольга Викторовна Зуева', 'administrator')
  const class7a = await school.addClass('7А')
  const timur = await school.pupil('Тимур Ахметов', class7a)
  await world.db.updateTable('accounts').set({ email: 'zueva@example.ru' }).where('id', '=', admin.accountId).execute()
  await timur.does(reportIntrusion, { id: randomUUID(), words: 'Писал не я', lock: true })
  expect((await timur.reads(getMe, {})).status, 'nobody is in').toBe(401)

  const { reports } = (await admin.reads(getEntry, { organizationId: school.organizationId })).body
  expect(reports).toMatchObject([{ personId: timur.personId, words: 'Писал не я', locked: true, settledAt: null }])
  const letters = await world.db.selectFrom('outgoing').selectAll().where('address', '=', 'zueva@example.ru').execute()
  expect(letters.map(({ body }) => body).join()).toContain('Тимур Ахметов')
  const stranger = await (await openSchool(world)).person('Иван Иванов', 'administrator')
  expect((await stranger.reads(getEntry, { organizationId: school.organizationId })).status).toBe(404)
})

test('an account is deleted after its two weeks: the way in is gone, the school’s list and its chats are not', async () => {
  const school = await openSchool(world)
  const class7a = await school.addClass('7А')
  const elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  const mother = await school.guardianOf(await school.pupil('Тимур Ахметов', class7a), 'Алия Ахметова')
  const parents = (await mother.reads(listChats, {})).body.chats.find(({ automatic }) => automatic === 'parents')!.id
  await mother.does(sendMessage, { id: randomUUID(), chatId: parents, text: 'Спасибо' })
  await mother.does(requestDeletion, {})
  await deleteAllDue(world.db)
  expect((await mother.reads(getMe, {})).status, 'not before').toBe(200)

  const now = { due_at: new Date(Date.now() - 1000) }
  await world.db.updateTable('account_deletions').set(now).where('account_id', '=', mother.accountId).execute()
  await deleteAllDue(world.db)
  expect((await mother.reads(getMe, {})).status).toBe(401)
  expect((await world.as().does(signIn, { login: mother.login, password: PASSWORD })).status).toBe(400)
  const row = await world.db.selectFrom('accounts').selectAll().where('id', '=', mother.accountId).executeTakeFirst()
  expect(row).toMatchObject({ name: 'Удалённый аккаунт', login: null, email: null, phone: null, password_hash: null })
  const { person } = (await elena.reads(getPerson, { personId: mother.personId })).body
  expect(person).toMatchObject({ joined: false, fullName: 'Ахметова Алия' })
  const { messages } = (await elena.reads(listMessages, { chatId: parents })).body
  expect(messages.map(({ text, author }) => [text, author.name])).toContainEqual(['Спасибо', 'Алия Ахметова'])
})
