import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { signIn } from '#contract/accounts'
import { listChats, listMessages, sendMessage } from '#contract/chats'
import { getPerson, listMyHats } from '#contract/people'
import { shiftClock } from '#server/clock'
import { openSchool } from '#test/school'
import { openWorld, type Visitor, type World } from '#test/world'
import {
  claimSheet,
  createInvitation,
  disputeSheet,
  join,
  listSheets,
  openSheet,
  printSheets,
  replaceSheet,
  revokeUnclaimed,
} from '../contract.ts'
import { codeForAddress } from '../rules.ts'
import { codeOfSheet } from './codes.ts'
import { newAccount, openCast, typed } from './test-cast.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world.close())
afterEach(() => shiftClock(0))

const DAY = 24 * 3600 * 1000

/** 7А with two pupils without accounts and the mother of one. */
async function family() {
  const cast = await openCast(world)
  const timur = await cast.school.pupil('Тимур Ахметов', cast.classId, { joined: false })
  const sonya = await cast.school.pupil('Софья Кузнецова', cast.classId, { joined: false })
  const mother = await cast.school.guardianOf(sonya, 'Ольга Михайловна Кузнецова', 'mother', { joined: false })
  return { ...cast, timur, sonya, mother }
}

const print = (who: Visitor, organizationId: string, more: object = {}) =>
  who.downloads(printSheets, { organizationId, ...more })

/** The code that stands on the person's open sheet now. */
async function codeOf({ personId }: { personId: string }): Promise<string> {
  const { id } = await world.db
    .selectFrom('activation_sheets')
    .select('id')
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return codeOfSheet(id)
}

async function statesIn(who: Visitor, organizationId: string, classId?: string) {
  const { sheets } = (await who.reads(listSheets, { organizationId, classId })).body
  return Object.fromEntries(sheets.map(({ fullName, state }) => [fullName, state]))
}

test('a pupil without phone and e-mail: sheet, own name, login and password, the class chat', async () => {
  const { leader, organizationId, classId, timur } = await family()
  expect((await print(leader, organizationId, { classId })).statusCode).toBe(200)
  const code = await codeOf(timur)
  const visitor = world.as()

  const seen = await visitor.does(openSheet, { code: codeForAddress(code).toLowerCase() })
  expect(seen.body).toMatchObject({
    organizationName: 'Школа № 14',
    name: { lastName: 'Ахметов', firstName: 'Тимур' },
    classNames: ['7А'],
    children: [],
    suggestedLogin: expect.stringMatching(/^timur\.akhmetov/),
    can: { bindMine: false },
  })
  const account = { login: seen.body.suggestedLogin, password: 'пароль-7А' }
  const claimed = await visitor.does(claimSheet, { code, account })

  expect(claimed.body.account).toMatchObject({ name: 'Тимур Ахметов', login: account.login })
  const { chats } = (await world.as(claimed.body.token!).reads(listChats, {})).body
  const first = chats.find(({ id }) => id === claimed.body.chatId)
  expect(first).toMatchObject({ automatic: 'class', classId })
  await world.as(claimed.body.token!).does(sendMessage, { id: randomUUID(), chatId: first!.id, text: 'Я тут' })
  expect((await leader.reads(listMessages, { chatId: first!.id })).body.messages).toMatchObject([{ text: 'Я тут' }])
  expect((await world.as().does(signIn, account)).status).toBe(200)
  expect(await statesIn(leader, organizationId, classId)).toMatchObject({
    'Ахметов Тимур': 'used',
    'Кузнецова Софья': 'printed',
  })
})

test('a guardian sees the children on opening and lands in the parents’ chat', async () => {
  const { leader, organizationId, classId, mother } = await family()
  await print(leader, organizationId, { classId })
  const code = await codeOf(mother)

  const seen = await world.as().does(openSheet, { code })
  const claimed = await world.as().does(claimSheet, { code, account: newAccount() })

  expect(seen.body.children).toEqual([{ name: 'Софья Кузнецова', className: '7А' }])
  const { chats } = (await world.as(claimed.body.token!).reads(listChats, {})).body
  expect(chats.find(({ id }) => id === claimed.body.chatId)).toMatchObject({ automatic: 'parents' })
})

test('printing again gives the same code while it is valid, and makes it good for thirty days again', async () => {
  const { leader, admin, organizationId, classId, timur } = await family()
  await print(leader, organizationId, { classId })
  const first = await codeOf(timur)
  shiftClock(29 * DAY)
  await print(admin, organizationId, { classId, personId: timur.personId })

  expect(await codeOf(timur)).toBe(first)
  const { sheets } = (await leader.reads(listSheets, { organizationId, classId })).body
  const sheet = sheets.find(({ personId }) => personId === timur.personId)!
  expect(sheet.printedBy).toBe('Анна Кузнецова')
  expect(Date.parse(sheet.expiresAt!) - Date.parse(sheet.printedAt!)).toBe(30 * DAY)
  shiftClock(58 * DAY)
  expect((await world.as().does(openSheet, { code: first })).status).toBe(200)
})

test('an expired code says so; the next print bears a new one', async () => {
  const { leader, organizationId, classId, timur } = await family()
  await print(leader, organizationId, { classId })
  const code = await codeOf(timur)
  shiftClock(30 * DAY + 1000)

  expect(await statesIn(leader, organizationId, classId)).toMatchObject({ 'Ахметов Тимур': 'expired' })
  for (const answer of [
    await world.as().does(openSheet, { code }),
    await world.as().does(claimSheet, { code, account: newAccount() }),
  ]) {
    expect(answer).toMatchObject({ status: 409, body: { reason: expect.stringContaining('истёк') } })
    expect(JSON.stringify(answer.body)).not.toContain('Тимур')
  }
  await print(leader, organizationId, { classId })
  expect(await codeOf(timur)).not.toBe(code)
})

test('a claimed sheet works once; the lost answer is asked for again with the same login and password', async () => {
  const { leader, organizationId, classId, timur } = await family()
  await print(leader, organizationId, { classId })
  const code = await codeOf(timur)
  const account = newAccount()

  const answers = await Promise.all(Array.from({ length: 5 }, () => world.as().does(claimSheet, { code, account })))
  const stranger = await world.as().does(claimSheet, { code, account: newAccount() })
  const guesser = await world.as().does(claimSheet, { code, account: { ...account, password: 'не тот пароль' } })

  expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200))
  expect(new Set(answers.map(({ body }) => body.account.id)).size).toBe(1)
  expect(answers.every(({ body }) => body.token && body.chatId)).toBe(true)
  expect(stranger).toMatchObject({ status: 409, body: { reason: expect.stringContaining('уже вошли') } })
  expect(guesser.status).toBe(409)
  expect((await world.as().does(openSheet, { code })).status).toBe(409)
})

test('two who claim one sheet at once: one gets in', async () => {
  const { leader, organizationId, classId, timur } = await family()
  await print(leader, organizationId, { classId })
  const code = await codeOf(timur)

  const answers = await Promise.all(
    Array.from({ length: 6 }, () => world.as().does(claimSheet, { code, account: newAccount() })),
  )

  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409, 409])
})

test('a second child’s sheet binds to the account that is signed in, and the two guardians become one', async () => {
  const { school, leader, otherLeader, organizationId, classId, otherId, mother } = await family()
  const mitya = await school.pupil('Дмитрий Кузнецов', otherId, { joined: false })
  const again = await school.guardianOf(mitya, 'Ольга Михайловна Кузнецова', 'mother', { joined: false })
  await print(leader, organizationId, { classId })
  await print(otherLeader, organizationId, { classId: otherId })
  const first = await world.as().does(claimSheet, { code: await codeOf(mother), account: newAccount() })
  const olga = world.as(first.body.token!)

  const seen = await olga.does(openSheet, { code: await codeOf(again) })
  expect(seen.body.can.bindMine).toBe(true)
  const second = await olga.does(claimSheet, { code: await codeOf(again) })

  expect(second.body).toMatchObject({ token: null, account: { id: first.body.account.id } })
  const { hats } = (await olga.reads(listMyHats, {})).body
  expect(hats).toHaveLength(1)
  expect(hats[0]!.children.map(({ className }) => className).sort()).toEqual(['7А', '7Б'])
  expect((await olga.does(claimSheet, { code: await codeOf(again) })).status).toBe(200)
})

test('the family’s phone: a child’s sheet never joins mother’s account, but makes its own beside it', async () => {
  const { leader, organizationId, classId, sonya, mother } = await family()
  await print(leader, organizationId, { classId })
  const claimed = await world.as().does(claimSheet, { code: await codeOf(mother), account: newAccount() })
  const olga = world.as(claimed.body.token!)
  const code = await codeOf(sonya)

  expect((await olga.does(openSheet, { code })).body.can.bindMine).toBe(false)
  expect(await olga.does(claimSheet, { code })).toMatchObject({ status: 409, body: { field: 'account' } })
  const own = await olga.does(claimSheet, { code, account: newAccount() })

  expect(own.body.account.name).toBe('Софья Кузнецова')
  expect(own.body.token).not.toBeNull()
  expect((await olga.reads(listMyHats, {})).body.hats[0]!.roles).toEqual(['guardian'])
})

test('«Это не я» stops the code and those who print see why', async () => {
  const { leader, organizationId, classId, timur } = await family()
  await print(leader, organizationId, { classId })
  const code = await codeOf(timur)

  expect((await world.as().does(disputeSheet, { code })).status).toBe(200)
  expect((await world.as().does(disputeSheet, { code })).status).toBe(200)

  expect((await world.as().does(claimSheet, { code, account: newAccount() })).status).toBe(409)
  expect(await statesIn(leader, organizationId, classId)).toMatchObject({ 'Ахметов Тимур': 'disputed' })
})

test('a lost sheet is replaced: the old code stops at once, the new one is another; a joined person needs none', async () => {
  const { leader, organizationId, classId, timur, school } = await family()
  await print(leader, organizationId, { classId })
  const old = await codeOf(timur)

  const replaced = await leader.does(replaceSheet, { id: randomUUID(), personId: timur.personId })

  expect(replaced.body).toMatchObject({ state: 'printed', personId: timur.personId })
  expect((await world.as().does(openSheet, { code: old })).body.reason).toContain('больше не действует')
  expect((await world.as().does(openSheet, { code: await codeOf(timur) })).status).toBe(200)
  const joined = await school.pupil('Егор Белов', classId)
  expect((await leader.does(replaceSheet, { id: randomUUID(), personId: joined.personId })).status).toBe(409)
})

test('unclaimed sheets are revoked together with unclaimed links', async () => {
  const { leader, admin, organizationId, classId, timur } = await family()
  await print(leader, organizationId, { classId })
  await leader.does(createInvitation, { id: randomUUID(), organizationId, classId, role: 'pupil', approval: true })

  const done = await admin.does(revokeUnclaimed, { id: randomUUID(), organizationId, sheets: true })

  expect(done.body).toEqual({ invitations: 1, sheets: 3 })
  expect((await world.as().does(openSheet, { code: await codeOf(timur) })).status).toBe(409)
  expect(await statesIn(leader, organizationId, classId)).toMatchObject({ 'Ахметов Тимур': 'revoked' })
})

test('whoever has left the school, or has joined by a link meanwhile, has no use of the sheet', async () => {
  const { leader, link, organizationId, classId, timur, sonya } = await family()
  await print(leader, organizationId, { classId })
  await world.db.updateTable('people').set({ left_at: new Date() }).where('id', '=', timur.personId).execute()
  const account = await world.as().does(join, { token: (await link(leader)).token, ...typed('Чужой Пётр') })
  await world.db
    .updateTable('people')
    .set({ account_id: null })
    .where('account_id', '=', account.body.account.id)
    .execute()
  await world.db
    .updateTable('people')
    .set({ account_id: account.body.account.id })
    .where('id', '=', sonya.personId)
    .execute()

  expect((await world.as().does(openSheet, { code: await codeOf(timur) })).status).toBe(409)
  const used = await world.as().does(openSheet, { code: await codeOf(sonya) })
  expect(used.body.reason).toContain('уже вошли')
  expect(await statesIn(leader, organizationId, classId)).toMatchObject({ 'Кузнецова Софья': 'joined' })
})

test('who prints: the administration everywhere, a class teacher the own class, nobody else; can agrees', async () => {
  const { school, leader, otherLeader, admin, organizationId, classId, timur, sonya } = await family()
  const deputy = await school.person('Вера Павловна Гончар', ['deputy'], { joined: false })
  await school.guardianOf(sonya, deputy, 'grandmother')
  const pupil = await school.pupil('Егор Белов', classId)
  const outsider = await (await openSchool(world)).person('Ольга Чужая', 'administrator')
  const before = await school.told()

  expect((await print(otherLeader, organizationId, { classId })).statusCode).toBe(404)
  expect((await print(pupil, organizationId, { classId })).statusCode).toBe(404)
  expect((await print(outsider, organizationId, { classId })).statusCode).toBe(404)
  expect((await print(world.as(), organizationId, { classId })).statusCode).toBe(401)
  expect((await print(leader, organizationId)).statusCode).toBe(403)
  expect((await print(leader, organizationId, { classId, personId: deputy.personId })).statusCode).toBe(403)
  expect((await print(leader, organizationId, { classId, personId: admin.personId })).statusCode).toBe(404)
  for (const who of [otherLeader, pupil, outsider]) {
    expect((await who.does(replaceSheet, { id: randomUUID(), personId: timur.personId })).status).toBe(404)
  }
  expect((await leader.reads(listSheets, { organizationId })).status).toBe(403)
  expect((await otherLeader.reads(listSheets, { organizationId, classId })).status).toBe(404)
  expect(await school.told()).toEqual(before)

  const mine = (await leader.reads(listSheets, { organizationId, classId })).body.sheets
  const all = (await admin.reads(listSheets, { organizationId, classId })).body.sheets
  const printable = (sheets: typeof mine) => sheets.filter(({ can }) => can.print).map(({ fullName }) => fullName)
  expect(printable(mine)).toEqual(['Ахметов Тимур', 'Кузнецова Софья', 'Кузнецова Ольга Михайловна'])
  expect(printable(all)).toContain('Гончар Вера Павловна')
  expect(all.find(({ fullName }) => fullName === 'Белов Егор')).toMatchObject({
    state: 'joined',
    can: { print: false },
  })
  await print(leader, organizationId, { classId })
  expect(await statesIn(leader, organizationId, classId)).toMatchObject({ 'Гончар Вера Павловна': 'none' })
  expect((await print(admin, organizationId)).statusCode).toBe(200)
  expect(await statesIn(admin, organizationId)).toMatchObject({ 'Гончар Вера Павловна': 'printed' })
})

test('an employee comes by a sheet as the one the school knows', async () => {
  const { school, admin, organizationId } = await family()
  const teacher = await school.person('Нина Фёдоровна Гончар', 'teacher', { joined: false, post: 'учитель химии' })
  await print(admin, organizationId, { personId: teacher.personId })
  const code = await codeOf(teacher)

  expect((await world.as().does(openSheet, { code })).body).toMatchObject({ post: 'учитель химии', children: [] })
  const { body } = await world.as().does(claimSheet, { code, account: newAccount() })

  const { chats } = (await world.as(body.token!).reads(listChats, {})).body
  expect(chats.find(({ id }) => id === body.chatId)).toMatchObject({ automatic: 'staff' })
  expect((await admin.reads(getPerson, { personId: teacher.personId })).body.person.joined).toBe(true)
})

test('the database bears no code', async () => {
  const { leader, organizationId, classId, timur } = await family()
  await print(leader, organizationId, { classId })
  const rows = await world.db.selectFrom('activation_sheets').selectAll().execute()
  const results = await world.db.selectFrom('command_results').selectAll().execute()
  const events = await world.db.selectFrom('events').selectAll().execute()
  const code = await codeOf(timur)
  for (const form of [code, codeForAddress(code), Buffer.from(code).toString('hex')]) {
    expect(JSON.stringify({ rows, results, events })).not.toContain(form)
  }
})

test('a sheet made under another secret of the installation gives way to a new one', async () => {
  const { leader, organizationId, classId, timur } = await family()
  await print(leader, organizationId, { classId })
  await world.db
    .updateTable('activation_sheets')
    .set({ code_hash: Buffer.from(randomUUID()) })
    .where('person_id', '=', timur.personId)
    .execute()
  await print(leader, organizationId, { classId })
  expect((await world.as().does(openSheet, { code: await codeOf(timur) })).status).toBe(200)
})

test('ten colleagues who print one class at once make one sheet for each person', async () => {
  const { leader, admin, organizationId, classId, timur } = await family()
  const printed = await Promise.all(
    Array.from({ length: 10 }, (_, i) => print(i % 2 ? leader : admin, organizationId, { classId })),
  )
  expect(printed.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200))
  const rows = await world.db
    .selectFrom('activation_sheets')
    .select('id')
    .where('person_id', '=', timur.personId)
    .execute()
  expect(rows).toHaveLength(1)
})
