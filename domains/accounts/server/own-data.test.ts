import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { acknowledge, createAnnouncement, publishAnnouncement } from '#contract/announcements'
import { listChats, sendMessage } from '#contract/chats'
import { askForConsent, declineConsent } from '#contract/consents'
import { setSettings } from '#contract/notifications'
import { createPoll, vote } from '#contract/polls'
import { openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import {
  bindAddress,
  cancelDeletion,
  dropAddress,
  getMe,
  getSecurity,
  listIntrusions,
  openExport,
  reportIntrusion,
  requestBinding,
  requestDeletion,
  requestExport,
  settleIntrusion,
  signIn,
} from '../contract.ts'
import { deleteDue } from './delete-due.ts'
import { exportFile } from './exports.ts'
import { appointOperator } from './index.ts'
import { forgetExports, makeExport } from './make-export.ts'

let world: World
let school: School
beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
})
afterAll(() => world.close())

const lettersTo = async (address: string) =>
  (
    await world.db.selectFrom('outgoing').select('body').where('address', '=', address).orderBy('created_at').execute()
  ).map(({ body }) => body)
const codeTo = async (address: string) => /\b\d{6}\b/.exec((await lettersTo(address)).at(-1)!)![0]

test('a new address is bound by the code that came to it, and the earlier one is told', async () => {
  const who = await school.person('Елена Сергеевна Воробьёва', 'teacher')
  const [first, second] = ['elena@example.ru', 'vorobyova@example.ru']
  await who.does(requestBinding, { address: ` ${first.toUpperCase()} ` })
  expect((await who.reads(getMe, {})).body.account.email, 'not before the code').toBeNull()
  const wrong = await who.does(bindAddress, { address: first, code: '000000' })
  expect(wrong.body).toMatchObject({ error: 'invalid', field: 'code' })
  expect((await who.does(bindAddress, { address: first, code: await codeTo(first) })).body.email).toBe(first)

  await who.does(requestBinding, { address: second })
  expect((await who.does(bindAddress, { address: second, code: await codeTo(second) })).body.email).toBe(second)
  expect((await lettersTo(first)).at(-1)).toContain('изменён адрес почты')
  expect((await lettersTo(first)).at(-1)).not.toContain(second)
  expect((await lettersTo(second)).join()).not.toContain('изменён адрес')

  const other = await school.person('Марина Олеговна Гусева', 'teacher')
  const third = 'pochta@example.ru'
  await world.db.updateTable('accounts').set({ email: third }).where('id', '=', who.accountId).execute()
  const asked = await other.does(requestBinding, { address: third })
  expect(asked.status, 'whose it is stays untold').toBe(200)
  const taken = await other.does(bindAddress, { address: third, code: await codeTo(third) })
  expect(taken.body).toMatchObject({ error: 'conflict', field: 'address' })
  expect((await who.does(dropAddress, { kind: 'mail' })).body.email).toBeNull()
  expect((await lettersTo(third)).at(-1)).toContain('изменён адрес почты')
})

test('asking for a code of one’s own is limited by the account and by the address', async () => {
  const who = await school.person('Роман Юрьевич Дёмин', 'teacher')
  const answers = []
  for (let i = 0; i < 12; i += 1)
    answers.push((await who.does(requestBinding, { address: `roman${i}@example.ru` })).status)
  expect(answers.filter((status) => status === 429).length).toBeGreaterThan(0)
  const again = await school.person('Вера Ильинична Орлова', 'teacher')
  await again.does(requestBinding, { address: 'vera@example.ru' })
  expect((await again.does(requestBinding, { address: 'vera@example.ru' })).status).toBe(429)
})

test('the archive holds what is one’s own, and only its owner opens it', async () => {
  const class7a = await school.addClass('7А')
  const teacher = await school.teacher('Игорь Львович Носов', class7a)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const chatId = (await timur.reads(listChats, {})).body.chats.find(({ automatic }) => automatic === 'class')!.id
  await timur.does(sendMessage, { id: randomUUID(), chatId, text: 'Мои слова' })
  await teacher.does(sendMessage, { id: randomUUID(), chatId, text: 'Чужие слова' })

  expect((await timur.does(requestExport, {})).status).toBe(200)
  const { id, parts } = (await timur.reads(getSecurity, {})).body.exported!
  expect((await timur.downloads(openExport, { exportId: id })).statusCode, 'not ready yet').toBe(404)
  await makeExport.run(world.db, { id })
  const { exported } = (await timur.reads(getSecurity, {})).body
  expect(exported).toMatchObject({ done: parts, failed: false, readyAt: expect.any(String) })

  const answer = await timur.downloads(openExport, { exportId: id })
  expect(answer.statusCode).toBe(200)
  const archive = unzipSync(new Uint8Array(answer.rawPayload))
  const read = (name: string) => JSON.parse(strFromU8(archive[name]!))
  expect(read('account.json').account.login).toBe(timur.login)
  expect(JSON.stringify(read('account.json'))).not.toContain('argon2')
  expect(read('messages.json').messages.map(({ text }: { text: string }) => text)).toEqual(['Мои слова'])
  expect(read('people.json').schools).toHaveLength(1)
  expect(read('files.json').files).toEqual([])
  expect((await teacher.downloads(openExport, { exportId: id })).statusCode).toBe(404)

  await world.db
    .updateTable('account_exports')
    .set({ expires_at: new Date(0) })
    .execute()
  await forgetExports.run(world.db, {})
  expect(existsSync(exportFile(id))).toBe(false)
  expect((await timur.downloads(openExport, { exportId: id })).statusCode).toBe(404)
})

test('the archive also holds votes by name, confirmations, consents, calls, devices; with the account the devices go', async () => {
  const class7a = await school.addClass('7Б')
  const teacher = await school.teacher('Игорь Львович Носов', class7a)
  const timur = await school.pupil('Тимур Ахметов', class7a)
  const mother = await school.guardianOf(timur, 'Алия Ахметова')
  const { organizationId } = school
  const chatId = (await mother.reads(listChats, {})).body.chats.find(({ automatic }) => automatic === 'parents')!.id
  for (const anonymous of [false, true]) {
    const id = randomUUID()
    const poll = {
      id,
      chatId,
      question: anonymous ? 'Тайный?' : 'Когда?',
      options: ['Среда', 'Пятница'],
      multiple: false,
    }
    expect((await teacher.does(createPoll, { ...poll, anonymous, quiz: null, closesAt: null })).status).toBe(200)
    expect((await mother.does(vote, { pollId: id, choices: [1] })).status).toBe(200)
  }
  const notice = { id: randomUUID(), organizationId, title: 'Собрание', text: 'В четверг', deadline: null }
  const asked = { ...notice, acknowledge: true, perChild: true, chatIds: [chatId] }
  expect((await teacher.does(createAnnouncement, asked)).status).toBe(200)
  await teacher.does(publishAnnouncement, { id: randomUUID(), announcementId: notice.id })
  const confirmed = { announcementId: notice.id, aboutIds: [timur.personId] }
  expect((await mother.does(acknowledge, confirmed)).status).toBe(200)
  const slip = { title: 'Поездка', text: 'Отпускаю ребёнка с классом.', consequence: 'Остаётся в школе.' }
  const trip = { day: '2027-03-11', time: '09:30', place: 'Планетарий', cost: 0 }
  const request = {
    id: randomUUID(),
    organizationId,
    what: { ...slip, trip },
    classIds: [class7a],
    personIds: [],
    deadline: null,
  }
  expect((await teacher.does(askForConsent, request)).status).toBe(200)
  const no = { id: randomUUID(), requestId: request.id, subjectId: timur.personId }
  expect((await mother.does(declineConsent, no)).status).toBe(200)
  const callId = randomUUID()
  const began = { id: callId, organization_id: organizationId, chat_id: chatId, started_by: teacher.personId }
  await world.db
    .insertInto('calls')
    .values({ ...began, kind: 'audio' } as never)
    .execute()
  const stay = { id: randomUUID(), call_id: callId, person_id: mother.personId, from_at: new Date() }
  await world.db
    .insertInto('call_stays')
    .values(stay as never)
    .execute()
  await mother.does(setSettings, { showText: false, digest: false, digestMinute: 1080 })

  await mother.does(requestExport, {})
  const { id } = (await mother.reads(getSecurity, {})).body.exported!
  await makeExport.run(world.db, { id })
  const archive = unzipSync(new Uint8Array((await mother.downloads(openExport, { exportId: id })).rawPayload))
  const read = (name: string) => JSON.parse(strFromU8(archive[name]!))
  expect(read('polls.json').votes).toEqual([{ question: 'Когда?', choices: ['Пятница'] }])
  expect(read('announcements.json').acknowledged).toMatchObject([
    { title: 'Собрание', way: 'press', child: 'Ахметов Тимур' },
  ])
  expect(read('consents.json').answers).toMatchObject([{ title: 'Поездка', answer: 'refused', child: 'Ахметов Тимур' }])
  expect(read('calls.json').calls).toMatchObject([{ kind: 'audio', stays: [{ to: null }] }])
  expect(read('notifications.json').settings).toEqual({ show_text: false, digest: false, digest_minute: 1080 })

  const { id: sessionId } = await world.db
    .selectFrom('sessions')
    .select('id')
    .where('account_id', '=', mother.accountId)
    .executeTakeFirstOrThrow()
  const device = { account_id: mother.accountId, session_id: sessionId, endpoint: 'https://push.example/1' }
  await world.db
    .insertInto('push_subscriptions')
    .values({ ...device, p256dh: 'a', auth: 'b' } as never)
    .execute()
  const due = { account_id: mother.accountId, asked_at: new Date(0), due_at: new Date(0) }
  await world.db
    .insertInto('account_deletions')
    .values(due as never)
    .execute()
  await deleteDue.run(world.db, {})
  for (const table of ['push_subscriptions', 'notification_settings'] as const) {
    const left = world.db.selectFrom(table).select('account_id').where('account_id', '=', mother.accountId)
    expect(await left.execute(), table).toEqual([])
  }
})

test('a report ends all other sessions; with the lock nobody comes in until the operator opens', async () => {
  const who = await school.person('Павел Андреевич Ким', 'teacher')
  const operator = await school.person('Оксана Рыбина', 'employee')
  await world.db.transaction().execute((tx) => appointOperator(tx as never, operator.accountId))
  const enter = () => world.as().does(signIn, { login: who.login, password: 'zvonok-test' })
  const stranger = world.as((await enter()).body.token!)
  expect((await who.does(reportIntrusion, { id: randomUUID(), words: 'Не я', lock: false })).status).toBe(200)
  expect((await stranger.reads(getMe, {})).status).toBe(401)
  expect((await who.reads(getMe, {})).status, 'the owner stays').toBe(200)

  const live = await who.listens()
  await live.hello()
  await who.does(reportIntrusion, { id: randomUUID(), lock: true })
  expect(await live.closed(), 'sockets too').toBe(4401)
  expect((await who.reads(getMe, {})).status).toBe(401)
  expect((await enter()).body).toMatchObject({ error: 'forbidden', reason: expect.stringContaining('лист активации') })

  const { reports } = (await operator.reads(listIntrusions, {})).body
  expect(reports).toMatchObject([{ locked: true }, { locked: true, words: 'Не я' }])
  await operator.does(settleIntrusion, { reportId: reports[0]!.id })
  expect((await enter()).status).toBe(200)
})

test('a deletion is asked for once, may be taken back, and is not for whoever answers for a school', async () => {
  const who = await school.person('Нина Фёдоровна Гончар', 'teacher')
  const { dueAt } = (await who.does(requestDeletion, {})).body
  expect(Date.parse(dueAt) - Date.now()).toBeGreaterThan(13.9 * 24 * 3600 * 1000)
  expect((await who.does(requestDeletion, {})).body.dueAt, 'the same day').toBe(dueAt)
  expect((await who.reads(getSecurity, {})).body.deletion).toEqual({ dueAt })
  await who.does(cancelDeletion, {})
  expect((await who.reads(getSecurity, {})).body.deletion).toBeNull()
  const admin = await school.person('Ольга Викторовна Зуева', 'administrator')
  expect((await admin.does(requestDeletion, {})).status).toBe(409)
})
