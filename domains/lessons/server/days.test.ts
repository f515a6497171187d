import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as calls from '#contract/calls'
import { createClassChat } from '#contract/chats'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { addDays, mondayOf } from '../rules.ts'
import { done, type LessonsCast, openLessons } from './test-cast.ts'

const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148'

let world: World
let cast: LessonsCast
let monday: string
beforeAll(async () => {
  world = await openWorld()
  cast = await openLessons(world)
  const { today } = done(await cast.administrator.reads(contract.getTimetable, { classId: cast.class7a }))
  monday = addDays(mondayOf(today), 7)
})
afterAll(() => world.close())
beforeEach(async () => {
  for (const table of [
    'lesson_phones',
    'lesson_calls',
    'remote_classes',
    'remote_orders',
    'lessons',
    'timetable_slots',
  ] as const)
    await world.db.deleteFrom(table).execute()
  await world.db.updateTable('calls').set({ ended_at: new Date() }).execute()
  for (const no of [1, 2]) done(await cast.fill(cast.class7a, 1, no))
})

type Who = LessonsCast['elena']
const key = (no = 1, day = monday) => ({ classId: cast.class7a, day, no })
const dayOf = async (who: Who, day = monday) =>
  done(
    await who.reads(contract.listLessons, {
      organizationId: cast.organizationId,
      classId: cast.class7a,
      from: day,
      to: day,
    }),
  ).lessons
type Change =
  | { kind: 'cancel' }
  | { kind: 'restore' }
  | { kind: 'move'; day: string; no: number }
  | { kind: 'replace'; filling: contract.Filling }
const change = (to: Change, no = 1, reason = '') =>
  cast.administrator.does(contract.changeLesson, { ...key(no), id: randomUUID(), change: to, reason })
const plain = () => ({
  subjectId: cast.algebra,
  teacherId: cast.elena.personId,
  room: '24',
  remote: false,
  device: null,
  screenMinutes: null,
})

describe('for one day', () => {
  test('cancelled: the pupil sees it, parents and class are told why; restored again', async () => {
    const { class7a, timur, said } = cast
    done(await change({ kind: 'cancel' }, 1, 'учитель на конкурсе'))
    expect((await dayOf(timur)).map(({ change, reason }) => [change, reason])).toEqual([
      ['cancelled', 'учитель на конкурсе'],
      [null, null],
    ])
    const [told] = (await said(class7a)).slice(-1)
    expect(told).toMatch(
      /^Изменение в расписании 7А на понедельник, .+\. 1-й урок, алгебра: отменён\. Причина: учитель на конкурсе\.$/,
    )
    expect((await change({ kind: 'cancel' })).status).toBe(409)
    done(await change({ kind: 'restore' }))
    expect((await dayOf(timur)).map(({ change }) => change)).toEqual([null, null])
  })

  test('replaced: the other teacher has it in the own days, and holds it without a seat in the class', async () => {
    const { roman, physics, organizationId } = cast
    const filling = { ...plain(), subjectId: physics, teacherId: roman.personId, room: '31' }
    done(await change({ kind: 'replace', filling }))
    const mine = done(await roman.reads(contract.listLessons, { organizationId, from: monday, to: monday })).lessons
    expect(mine).toMatchObject([{ subject: { name: 'Физика' }, room: '31', change: 'replaced', mine: true }])
    expect(done(await roman.reads(contract.getLesson, key())).can).toEqual({ lead: true, change: false })
  })

  test('moved: gone here, held there, and back', async () => {
    const { timur } = cast
    expect((await change({ kind: 'move', day: monday, no: 2 })).body).toMatchObject({ field: 'no' })
    const tuesday = addDays(monday, 1)
    done(await change({ kind: 'move', day: tuesday, no: 3 }))
    expect((await dayOf(timur))[0]).toMatchObject({ change: 'movedAway', movedTo: { day: tuesday, no: 3 } })
    expect(await dayOf(timur, tuesday)).toMatchObject([
      { change: 'moved', starts: '10:30', movedFrom: { day: monday, no: 1 } },
    ])
    done(await change({ kind: 'restore' }))
    expect(await dayOf(timur, tuesday)).toEqual([])
    expect((await dayOf(timur)).map(({ change }) => change)).toEqual([null, null])
  })

  test('a lesson that has been moved twice, and taken back, stands once', async () => {
    const { timur, administrator, class7a } = cast
    const tuesday = addDays(monday, 1)
    done(await change({ kind: 'move', day: tuesday, no: 3 }))
    const back = {
      classId: class7a,
      day: tuesday,
      no: 3,
      id: randomUUID(),
      change: { kind: 'restore' as const },
      reason: '',
    }
    done(await administrator.does(contract.changeLesson, back))
    expect((await dayOf(timur)).map(({ change }) => change)).toEqual([null, null])
    expect(await dayOf(timur, tuesday)).toEqual([])
  })

  test('what has passed is not changed, and not by a teacher', async () => {
    const { elena, administrator } = cast
    await world.db.updateTable('timetable_slots').set({ from_day: '2026-01-01' }).execute()
    const past = { ...key(1, addDays(monday, -14)), id: randomUUID(), change: { kind: 'cancel' as const } }
    expect((await administrator.does(contract.changeLesson, past)).body).toMatchObject({ field: 'day' })
    const wish = { ...key(), id: randomUUID(), change: { kind: 'cancel' as const } }
    expect((await elena.does(contract.changeLesson, wish)).status).toBe(403)
  })
})

async function startCall(who: Who = cast.elena) {
  const { chatId } = done(await who.reads(contract.getLesson, key()))
  const callId = randomUUID()
  done(await who.does(calls.startCall, { id: callId, chatId: chatId!, kind: 'video' }))
  return callId
}
const start = (callId: string, who: Who = cast.elena) =>
  who.does(contract.startLesson, { ...key(), id: randomUUID(), callId })

describe('held', () => {
  test('in the class’s chat: the pupil sees that it goes on and has the way in', async () => {
    const { timur, elena } = cast
    const callId = await startCall()
    expect((await timur.does(contract.startLesson, { ...key(), id: randomUUID(), callId })).status).toBe(403)
    done(await start(callId))
    expect((await dayOf(timur))[0]).toMatchObject({ callId, goesOn: true, started: true })
    // A mother sees that it goes on, and no door that would not open to her.
    expect((await dayOf(cast.aliya))[0]).toMatchObject({ callId: null, goesOn: true })
    const seen = done(await timur.reads(contract.getLessonOfCall, { callId }))
    expect(seen).toMatchObject({ lesson: { subject: { name: 'Алгебра' } }, page: { can: { lead: false } } })
    done(await elena.does(calls.endCall, { id: randomUUID(), callId }))
    expect((await dayOf(timur))[0]).toMatchObject({ callId: null, started: true })
    expect((await start(callId)).status).toBe(409)
  })

  test('its recording stands on its page, for those of the chat; a deleted one does not', async () => {
    const { timur, aliya, elena, administrator, organizationId: organization_id } = cast
    const callId = await startCall()
    done(await start(callId))
    const { chat_id } = await world.db
      .selectFrom('calls')
      .select('chat_id')
      .where('id', '=', callId)
      .executeTakeFirstOrThrow()
    const id = randomUUID()
    const started = { started_by: elena.personId, started_at: new Date(), state: 'on' as const }
    const rules = { who_watches: 'chat' as const, pupils: false, keep_days: 30 }
    await world.db
      .insertInto('recordings')
      .values({ id, organization_id, call_id: callId, chat_id, ...rules, ...started })
      .execute()
    const films = async (who: Who) => done(await who.reads(contract.getLesson, key())).recordings
    for (const who of [timur, elena, administrator]) expect(await films(who)).toEqual([id])
    expect(await films(aliya)).toEqual([])
    await world.db.updateTable('recordings').set({ deleted_at: new Date() }).execute()
    expect(await films(timur)).toEqual([])
  })

  test('a call of another class is none of this lesson', async () => {
    const { roman, class7b, administrator } = cast
    done(await cast.fill(class7b, 1, 1, { teacherId: roman.personId }))
    const there = done(await roman.reads(contract.getLesson, { ...key(), classId: class7b }))
    const callId = randomUUID()
    done(await roman.does(calls.startCall, { id: callId, chatId: there.chatId!, kind: 'video' }))
    expect((await start(callId)).status).toBe(404)
    expect((await start(callId, administrator)).status).toBe(404)
  })

  test('in the chat of the subject, where there is one', async () => {
    const { elena, class7a, algebra, school } = cast
    await school.seat(elena, class7a, 'teacher', algebra)
    const chat = {
      id: randomUUID(),
      classId: class7a,
      kind: 'group' as const,
      follows: 'pupils' as const,
      subjectId: algebra,
    }
    done(await elena.does(createClassChat, chat))
    expect(done(await elena.reads(contract.getLesson, key())).chatId).toBe(chat.id)
  })

  test('recorded with its topic; a task is due in two days unless said otherwise', async () => {
    const { elena, timur } = cast
    const record = {
      topic: 'Квадратные уравнения',
      form: 'lecture' as const,
      means: 'видеозвонок, доска',
      task: '№ 214, 216',
      taskDue: null,
    }
    expect((await timur.does(contract.recordLesson, { ...key(), id: randomUUID(), ...record })).status).toBe(403)
    const page = done(await elena.does(contract.recordLesson, { ...key(), id: randomUUID(), ...record }))
    expect(page).toMatchObject({ form: 'lecture', lesson: { topic: 'Квадратные уравнения', change: null } })
    expect((await dayOf(timur))[0]).toMatchObject({ task: '№ 214, 216', taskDue: addDays(monday, 2) })
    const early = { ...record, taskDue: addDays(monday, -1) }
    expect((await elena.does(contract.recordLesson, { ...key(), id: randomUUID(), ...early })).body).toMatchObject({
      field: 'taskDue',
    })
  })

  test('a lesson that is not there, and one of a strange class, are the same refusal', async () => {
    const { roman, elena } = cast
    const hidden = await roman.reads(contract.getLesson, key())
    const missing = await elena.reads(contract.getLesson, key(5))
    expect({ ...hidden.body, requestId: '' }).toEqual({ ...missing.body, requestId: '' })
  })
})

describe('a phone at a remote lesson', () => {
  const join = (who: Who, callId: string, userAgent: string) =>
    world.app.inject({
      method: 'POST',
      url: '/api/calls.joinCall',
      headers: { authorization: `Bearer ${who.token}`, 'user-agent': userAgent },
      payload: { id: randomUUID(), callId, mic: false, camera: false },
    })

  test('is refused with the act and the way out; the teacher lets in by name, and it is written down', async () => {
    const { timur, sonya, elena, class7a } = cast
    done(await cast.fill(class7a, 1, 1, { remote: true }))
    const callId = await startCall()
    done(await start(callId))
    const refused = await join(timur, callId, PHONE)
    expect(refused.statusCode).toBe(403)
    expect(refused.json().reason).toMatch(/273-ФЗ.*попросите учителя/)
    expect((await join(elena, callId, PHONE)).statusCode).toBe(200)
    expect((await join(sonya, callId, 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0')).statusCode).toBe(200)

    done(await timur.does(contract.askForPhone, { callId }))
    const asked = done(await elena.reads(contract.getLesson, key()))
    expect(asked.phones).toEqual([{ personId: timur.personId, name: 'Тимур Ахметов', admitted: false }])
    const admit = { ...key(), id: randomUUID(), personId: timur.personId }
    expect((await timur.does(contract.admitPhone, admit)).status).toBe(403)
    done(await elena.does(contract.admitPhone, { ...admit, id: randomUUID() }))
    expect((await join(timur, callId, PHONE)).statusCode).toBe(200)
    const noted = await world.db
      .selectFrom('audit_entries')
      .selectAll()
      .where('action', '=', 'lessons.admitPhone')
      .execute()
    expect(noted).toMatchObject([{ about: [timur.personId], by_person: elena.personId }])
  })

  test('is welcome at a lesson in the room, and in a call that is no lesson', async () => {
    const { timur } = cast
    const callId = await startCall()
    expect((await join(timur, callId, PHONE)).statusCode).toBe(200)
    expect((await timur.does(contract.askForPhone, { callId })).status).toBe(409)
    done(await start(callId))
    expect((await join(timur, callId, PHONE)).statusCode).toBe(200)
  })
})

describe('remote mode', () => {
  const order = (more: object = {}) => ({
    id: randomUUID(),
    organizationId: cast.organizationId,
    number: '118-од',
    day: monday,
    ground: 'weather' as const,
    from: monday,
    to: addDays(monday, 1),
    classIds: [cast.class7a],
    bellsId: null,
    ...more,
  })

  test('from its first day to its last the lessons are remote; families are told, and told when it ends', async () => {
    const { administrator, timur, elena, class7a, organizationId, said } = cast
    const wish = order()
    expect((await elena.does(contract.declareRemote, wish)).status).toBe(403)
    done(await administrator.does(contract.declareRemote, { ...wish, id: randomUUID() }))
    expect((await dayOf(timur)).map(({ remote }) => remote)).toEqual([true, true])
    expect((await dayOf(timur, addDays(monday, 7))).map(({ remote }) => remote)).toEqual([false, false])
    expect((await said(class7a)).at(-1)).toMatch(
      /^7А учится дистанционно с .+ Приказ 118-од от .+ основание: погодные условия/,
    )
    const { orders } = done(await elena.reads(contract.listOrders, { organizationId }))
    expect(orders).toMatchObject([{ number: '118-од', classes: [{ name: '7А' }], endedAt: null }])
    done(await administrator.does(contract.endRemote, { id: randomUUID(), orderId: orders[0]!.id }))
    expect((await dayOf(timur)).map(({ remote }) => remote)).toEqual([false, false])
    expect((await administrator.does(contract.endRemote, { id: randomUUID(), orderId: orders[0]!.id })).status).toBe(
      409,
    )
  })

  test('days that have passed and turned-around days are refused', async () => {
    const { administrator } = cast
    const turned = await administrator.does(contract.declareRemote, order({ to: addDays(monday, -1) }))
    expect(turned.body).toMatchObject({ field: 'to' })
    const past = await administrator.does(contract.declareRemote, order({ from: '2026-01-12', to: '2026-01-13' }))
    expect(past.body).toMatchObject({ field: 'to' })
  })

  test('readiness counts what there is', async () => {
    const { administrator, elena, timur, aliya, sonya, organizationId, class7a } = cast
    const has = { devices: ['laptop' as const], camera: true, microphone: true, sound: true, internet: true }
    expect((await aliya.does(contract.setEquipment, { ...has, personId: sonya.personId })).status).toBe(404)
    done(await aliya.does(contract.setEquipment, { ...has, personId: timur.personId }))
    done(await sonya.does(contract.setEquipment, { ...has, devices: ['phone'], personId: sonya.personId }))
    await world.db.deleteFrom('call_stays').execute()
    const { people } = done(await aliya.reads(contract.listEquipment, { organizationId }))
    expect(people).toMatchObject([{ id: timur.personId, self: false, has }])
    const { classes } = done(await administrator.reads(contract.getReadiness, { organizationId }))
    expect(classes[0]).toMatchObject({
      className: '7А',
      timetable: true,
      pupils: { done: 2, all: 2 },
      guardians: { done: 1, all: 1 },
      teachers: { done: 1, all: 1 },
      equipment: { done: 1, all: 2, missing: ['Белова Соня'] },
      calls: { done: 0, all: 2, missing: ['Ахметов Тимур', 'Белова Соня'] },
      teachersEquipment: { done: 0, all: 1, missing: ['Воробьёва Елена'] },
      teachersCalls: { done: 0, all: 1, missing: ['Воробьёва Елена'] },
      chats: { all: 1 },
    })
    done(await elena.does(contract.setEquipment, { ...has, personId: elena.personId }))
    const works = { camera: 'ok', microphone: 'ok', speaker: 'ok', network: 'direct' } as const
    const check = { device: 'computer' as const, ...works, downKbit: null, upKbit: null, rttMs: null }
    for (const who of [elena, timur]) done(await who.does(calls.keepCheck, check))
    const [ready] = done(await administrator.reads(contract.getReadiness, { organizationId })).classes
    expect(ready).toMatchObject({
      calls: { done: 1, missing: ['Белова Соня'] },
      teachersEquipment: { done: 1, missing: [] },
      teachersCalls: { done: 1, missing: [] },
    })
    const led = done(await elena.reads(contract.getReadiness, { organizationId })).classes
    expect(led.map(({ classId }) => classId)).toEqual([class7a])
    expect((await timur.reads(contract.getReadiness, { organizationId })).status).toBe(403)
  })
})
