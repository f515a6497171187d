import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { signOut } from '#contract/accounts'
import { endCall, startCall } from '#contract/calls'
import { createChat, markRead, removeMember, sendMessage, setOptions } from '#contract/chats'
import { createPoll, vote } from '#contract/polls'
import { setOwnHours } from '#contract/quiet'
import { shiftClock } from '#server/clock'
import { config } from '#server/config'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { writeDigests } from './digest.ts'
import { keepRinging } from './tell-call.ts'
import { tellChat } from './tell-chat.ts'
import { browserAt, openPushService, readVapid } from './test-push-service.ts'

let world: World
let school: School
let service: Awaited<ReturnType<typeof openPushService>>
let elena: Member
let igor: Member
let olga: Member
let chatId: string
let path: string

beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  service = await openPushService()
  config.pushHosts = [service.origin]
  elena = await school.person('Елена Сергеевна Воробьёва', 'teacher')
})
afterAll(async () => {
  await service.close()
  await world.close()
})
beforeEach(async () => {
  igor = await school.person('Игорь Павлович Мельник', 'teacher')
  olga = await school.person('Ольга Викторовна Синицына', 'teacher')
  const personIds = [igor.personId, olga.personId]
  const input = { id: randomUUID(), organizationId: school.organizationId, kind: 'group' as const, title: 'Поход' }
  chatId = (await elena.does(createChat, { ...input, personIds })).body.id
  path = `/igor/${randomUUID()}`
  await subscribe(igor, path)
})
afterEach(() => {
  shiftClock(0)
  service.taken.length = 0
  service.answers.clear()
})

async function subscribe(who: Member, at: string) {
  const answer = await who.does(contract.subscribe, browserAt(service.origin, at))
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
}
async function say(text: string, more: { mentions?: string[] } = {}, who = elena): Promise<number> {
  const answer = await who.does(sendMessage, { id: randomUUID(), chatId, text, ...more })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body.msgNo
}
const tell = () => tellChat.run(world.db, { chatId })
const pushed = () => service.taken.map(({ path }) => path)
const devices = async (who: Member) => (await who.reads(contract.getSettings, {})).body.devices
const waiting = async () => {
  const jobs = await world.pool.query(
    `select run_at from graphile_worker.jobs where key = 'push ' || $1 and locked_at is null`,
    [chatId],
  )
  return jobs.rows.map(({ run_at }) => run_at as Date)
}
const want = (notify: 'all' | 'mentions' | 'nothing', mutedUntil: string | null = null) =>
  igor.does(setOptions, { chatId, notify, mutedUntil, archived: false, folder: null })

describe('what a push carries', () => {
  test('a signed header, a term, and no word of the message', async () => {
    await say('Секретный маршрут похода')
    await tell()
    const [one] = service.taken
    const { aud, exp, sub, key } = readVapid(one!.headers.authorization)
    expect(aud).toBe(service.origin)
    expect(exp * 1000).toBeGreaterThan(Date.now())
    expect(exp * 1000).toBeLessThanOrEqual(Date.now() + 24 * 3600_000)
    expect(sub).toMatch(/^(mailto:|https:)/)
    expect(key).toBe((await igor.reads(contract.getSettings, {})).body.publicKey)
    expect(one!.headers).toMatchObject({ ttl: '86400', urgency: 'normal', 'content-encoding': 'aes128gcm' })
    expect(one!.headers.topic).toMatch(/^[\w-]{1,32}$/)
    expect(one!.body.length).toBeLessThan(200)
    expect(one!.body.includes('Секретный')).toBe(false)
  })

  test('the device asks what to show, over its own session', async () => {
    await say('Первое')
    const msgNo = await say('**Выходим** в _девять_')
    await tell()
    const { news, unread } = (await igor.reads(contract.listNews, {})).body
    expect(news).toMatchObject([
      {
        tag: chatId,
        title: 'Поход',
        text: 'Елена Сергеевна Воробьёва: Выходим в девять (и ещё 1)',
        href: `/chats/${chatId}?at=${msgNo}`,
        urgent: false,
      },
    ])
    expect(unread).toBe(1)
    expect((await olga.reads(contract.listNews, {})).body.news).toEqual([])
    await igor.does(contract.setSettings, { showText: false, digest: false, digestMinute: 1080 })
    expect((await igor.reads(contract.listNews, {})).body.news[0]?.text).toBe('2 новых сообщения')
    await igor.does(markRead, { chatId, msgNo })
    expect((await igor.reads(contract.listNews, {})).body.news).toEqual([])
  })
})

describe('who is woken', () => {
  test('whoever has a device and has not read; never the author', async () => {
    await subscribe(elena, `/elena/${chatId}`)
    await say('Привет')
    await tell()
    expect(pushed()).toEqual([path])
  })

  test('whoever has read it, or was taken out, or signed out, is not', async () => {
    await igor.does(markRead, { chatId, msgNo: await say('Привет') })
    await tell()
    await say('Ещё')
    await elena.does(removeMember, { id: randomUUID(), chatId, personId: igor.personId })
    await tell()
    expect(pushed()).toEqual([])

    await subscribe(olga, `/olga/${chatId}`)
    await olga.does(signOut, {})
    await tell()
    expect(pushed()).toEqual([])
  })

  test('mentions only, nothing, and a chat that is silent for a while', async () => {
    await want('mentions')
    await say('Всем')
    await tell()
    expect(pushed()).toEqual([])
    await say('Игорь, вам', { mentions: [igor.personId] })
    await tell()
    expect(pushed()).toHaveLength(1)

    await want('nothing')
    shiftClock(120_000)
    await say('Игорь, снова', { mentions: [igor.personId] })
    await tell()
    await want('all', new Date(Date.now() + 3600_000).toISOString())
    await tell()
    expect(pushed()).toHaveLength(1)
  })

  test('once a minute for a chat, and the rest together after that', async () => {
    await say('Раз')
    await tell()
    await say('Два')
    await say('Три')
    await tell()
    expect(pushed()).toHaveLength(1)
    const [at] = await waiting()
    expect(at!.getTime() - Date.now()).toBeGreaterThan(50_000)
    shiftClock(61_000)
    await tell()
    await tell()
    expect(pushed()).toHaveLength(2)
  })

  test('in one’s own quiet hours later, at their end; urgent words at once', async () => {
    const local = new Date(Date.now() + 6 * 3600_000)
    const minute = local.getUTCHours() * 60 + local.getUTCMinutes()
    const own = { fromMinute: (minute + 1380) % 1440, toMinute: (minute + 120) % 1440, daysOff: [] }
    await igor.does(setOwnHours, { id: randomUUID(), organizationId: school.organizationId, own })
    const msgNo = await say('Не срочно')
    await tell()
    expect(pushed()).toEqual([])
    const [at] = await waiting()
    expect(at!.getTime() - Date.now()).toBeGreaterThan(110 * 60_000)

    const message = await world.db
      .selectFrom('messages')
      .select('id')
      .where('chat_id', '=', chatId)
      .where('msg_no', '=', msgNo)
      .executeTakeFirstOrThrow()
    await world.db
      .insertInto('urgent_messages')
      .values({ chat_id: chatId, message_id: message.id, person_id: elena.personId, reason: 'Карантин' })
      .execute()
    await tell()
    expect(service.taken.map(({ headers }) => headers.urgency)).toEqual(['high'])
    expect((await igor.reads(contract.listNews, {})).body.news[0]).toMatchObject({
      urgent: true,
      title: 'Срочно: Поход',
    })
  })
})

describe('devices', () => {
  test.each([404, 410])('one that is gone (%i) is forgotten', async (status) => {
    service.answers.set(path, status)
    await say('Привет')
    await tell()
    expect(await devices(igor)).toEqual([])
  })

  test('a service that is away is tried again, and the person is told then', async () => {
    service.answers.set(path, 503)
    await say('Привет')
    await expect(tell()).rejects.toThrow()
    service.answers.clear()
    await tell()
    expect(pushed()).toEqual([path])
    expect(await devices(igor)).toHaveLength(1)
  })

  test('one session has one address; a device that changes hands leaves the earlier account', async () => {
    await subscribe(igor, `${path}/new`)
    expect(await devices(igor)).toMatchObject([{ mine: true }])
    await olga.does(contract.subscribe, browserAt(service.origin, `${path}/new`))
    expect(await devices(igor)).toEqual([])
    expect(await devices(olga)).toHaveLength(1)
  })

  test('mine only are taken off', async () => {
    const [device] = await devices(igor)
    await olga.does(contract.unsubscribe, { deviceId: device!.id })
    expect(await devices(igor)).toHaveLength(1)
    await igor.does(contract.unsubscribe, { deviceId: device!.id })
    expect(await devices(igor)).toEqual([])
    expect((await igor.does(contract.unsubscribe, {})).status).toBe(400)
  })

  test.each([
    'https://10.0.0.7/x',
    'http://fcm.googleapis.com/x',
    'https://fcm.googleapis.com:8443/x',
    'https://user@fcm.googleapis.com/x',
    'https://fcm.googleapis.com.evil.example/x',
    'https://evilpush.apple.com.ru/x',
    'https://localhost/x',
    'https://[::1]/x',
  ])('no other server is gone to: %s', async (endpoint) => {
    const { keys } = browserAt(service.origin, '/x')
    expect(await igor.does(contract.subscribe, { endpoint, keys })).toMatchObject({
      status: 400,
      body: { field: 'endpoint' },
    })
  })
})

describe('letters', () => {
  const letters = (address: string) =>
    world.db.selectFrom('outgoing').select(['subject', 'body']).where('address', '=', address).execute()

  test('counts and links once a day, at the chosen hour, never a text', async () => {
    config.publicOrigin = 'https://zvonok.example'
    const email = `${randomUUID()}@example.org`
    const wishes = { showText: true, digest: true, digestMinute: 0 }
    expect((await igor.does(contract.setSettings, wishes)).body).toMatchObject({ field: 'digest' })
    await world.db.updateTable('accounts').set({ email }).where('id', '=', igor.accountId).execute()
    await igor.does(contract.setSettings, wishes)

    await say('Секретный маршрут', { mentions: [igor.personId] })
    await writeDigests(world.db)
    await writeDigests(world.db)
    const [letter, ...rest] = await letters(email)
    expect(rest).toEqual([])
    expect(letter!.body).toContain('Непрочитанных сообщений: 1, чатов: 1: https://zvonok.example/chats')
    expect(letter!.body).toContain('Вас назвали по имени: 1')
    expect(letter!.body).not.toContain('Секретный')

    shiftClock(24 * 3600_000)
    await writeDigests(world.db)
    expect(await letters(email)).toHaveLength(2)
    config.publicOrigin = undefined
  })

  test('nothing waits, no letter', async () => {
    const email = `${randomUUID()}@example.org`
    await world.db.updateTable('accounts').set({ email }).where('id', '=', igor.accountId).execute()
    await igor.does(contract.setSettings, { showText: true, digest: true, digestMinute: 0 })
    await writeDigests(world.db)
    expect(await letters(email)).toEqual([])
  })
})

describe('what waits for me', () => {
  const kinds = async () =>
    (await igor.reads(contract.listWaiting, {})).body.waiting.map(({ kind, count }) => [kind, count])

  test('a mention until it is read, a question until it is answered', async () => {
    expect(await kinds()).toEqual([])
    const msgNo = await say('Игорь!', { mentions: [igor.personId] })
    const poll = { id: randomUUID(), chatId, question: 'Куда?', options: ['В лес', 'В горы'] }
    await elena.does(createPoll, { ...poll, multiple: false, anonymous: true, quiz: null, closesAt: null })
    expect(await kinds()).toEqual([
      ['mentions', 1],
      ['polls', 1],
    ])
    await igor.does(vote, { pollId: poll.id, choices: [0] })
    await igor.does(markRead, { chatId, msgNo })
    expect(await kinds()).toEqual([])
  })
})

test('a call wakes at once, for as long as it rings, and names only who calls', async () => {
  const ringing = keepRinging(world.db)
  const callId = randomUUID()
  expect((await elena.does(startCall, { id: callId, chatId, kind: 'video' })).status).toBe(200)
  await expect.poll(pushed).toEqual([path])
  expect(service.taken[0]!.headers).toMatchObject({ ttl: '45', urgency: 'high' })
  const news = async () => (await igor.reads(contract.listNews, {})).body.news
  expect(await news()).toMatchObject([
    { tag: callId, title: 'Звонок', text: 'Елена Сергеевна Воробьёва', href: `/calls/${callId}` },
  ])
  await elena.does(endCall, { id: randomUUID(), callId })
  expect(await news()).toEqual([])
  await ringing.stop()
})
