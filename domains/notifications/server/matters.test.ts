import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { offerTimes, removeTime, takeTime } from '#contract/appointments'
import { declineConsent } from '#contract/consents'
import { listLimits } from '#contract/families'
import { answerWork, getLesson, getTimetable, handIn, recordLesson } from '#contract/lessons'
import { setQuietHours } from '#contract/quiet'
import { agreeRefusal, recordRefusal } from '#contract/refusals'
import { askForHelp, markSeen, reply } from '#contract/support'
import { addDays, mondayOf } from '#rules/lessons'
import { BYLAW_HOURS } from '#rules/quiet'
import { shiftClock } from '#server/clock'
import { config } from '#server/config'
import type { Member } from '#test/school'
import { openWorld, type World } from '#test/world'
// Asked by the very operation, with its job.
import { tellAsked } from '../../consents/server/tell.ts'
import { openConsents } from '../../consents/server/test-cast.ts'
import { comeOfAge } from '../../families/server/coming-of-age.ts'
import { bornAgo, openFamilies } from '../../families/server/test-cast.ts'
import { done, openLessons } from '../../lessons/server/test-cast.ts'
import * as contract from '../contract.ts'
import { keepTellingMatters, tellMatter } from './tell-matters.ts'
import { browserAt, openPushService } from './test-push-service.ts'

let world: World
let service: Awaited<ReturnType<typeof openPushService>>
let here: Awaited<ReturnType<typeof openConsents>>
beforeAll(async () => {
  world = await openWorld()
  service = await openPushService()
  config.pushHosts = [service.origin]
  here = await openConsents(world)
})
afterAll(async () => {
  await service.close()
  await world.close()
})

afterEach(() => shiftClock(0))

const subscribe = async (who: Member, at: string) =>
  expect((await who.does(contract.subscribe, browserAt(service.origin, at))).status).toBe(200)
const pushed = () => service.taken.map(({ path }) => path).sort()

/** Works off what has been queued for now, as the workers do. */
async function work(): Promise<void> {
  const { rows } = await world.pool.query(
    `select j.id, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
      where j.task_identifier = 'notifications.tellMatter' and j.run_at <= now()`,
  )
  for (const { id, payload } of rows) {
    await world.pool.query('delete from graphile_worker._private_jobs where id = $1', [id])
    await tellMatter.run(world.db, payload)
  }
}

test('a new document wakes those who are asked, tells what it is, and is silent once it is answered', async () => {
  const asking = keepTellingMatters(world.db)
  await subscribe(here.aliya, '/aliya')
  await subscribe(here.gleb, '/gleb')
  const requestId = await here.askPhoto()
  await tellAsked.run(world.db, { requestId })
  await asking.stop()
  await work()
  expect(pushed(), 'not whom it does not concern').toEqual(['/aliya'])
  const news = async () => (await here.aliya.reads(contract.listNews, {})).body.news
  expect(await news()).toMatchObject([
    { tag: requestId, title: 'Ждёт вашей подписи', text: 'Согласие на съёмку', urgent: false },
  ])
  expect((await here.aliya.reads(contract.listWaiting, {})).body.waiting).toMatchObject([
    { kind: 'consents', count: 1, href: '/consents', about: 'Согласие на съёмку' },
  ])

  const own = keepTellingMatters(world.db)
  const paper = { requestId, subjectId: here.timur.personId }
  expect((await here.aliya.does(declineConsent, { id: randomUUID(), ...paper })).status).toBe(200)
  await own.stop()
  await work()
  expect(pushed(), 'one’s own answer wakes nobody').toEqual(['/aliya'])
  expect(await news()).toEqual([])
})

test('nobody is woken in quiet hours: it waits for the morning', async () => {
  const at = new Date()
  const minute = (shift: number) => (at.getUTCHours() * 60 + at.getUTCMinutes() + 360 + shift + 1440) % 1440
  const hours = { ...BYLAW_HOURS, fromMinute: minute(-60), toMinute: minute(60), working: null }
  const set = { id: randomUUID(), organizationId: here.organizationId, hours, act: null }
  expect((await here.administrator.does(setQuietHours, set)).status).toBe(200)
  service.taken.length = 0
  const requestId = await here.askPhoto()
  await tellMatter.run(world.db, { fact: 'consents.asked', matterId: requestId, accountIds: [here.aliya.accountId] })
  expect(pushed()).toEqual([])
  const { rows } = await world.pool.query(
    `select run_at > now() + interval '30 minutes' as later from graphile_worker.jobs where task_identifier = 'notifications.tellMatter'`,
  )
  expect(rows).toEqual([{ later: true }])
})

test('a withdrawal is told to whoever asked and to the class teacher', async () => {
  here = await openConsents(world)
  const requestId = await here.askPhoto()
  await here.sign(here.aliya, requestId, here.timur)
  await subscribe(here.elena, '/elena')
  await subscribe(here.roman, '/roman')
  service.taken.length = 0
  const asking = keepTellingMatters(world.db)
  expect((await here.withdraw(here.aliya, requestId, here.timur)).status).toBe(200)
  await asking.stop()
  await work()
  expect(pushed(), 'not the teacher of another class').toEqual(['/elena'])
  const { news } = (await here.elena.reads(contract.listNews, {})).body
  expect(news).toMatchObject([{ title: 'Согласие отозвано', href: `/school/consents/${requestId}` }])
})

describe('what is not a message wakes its own people', () => {
  /** What happens while somebody listens, with its jobs. */
  async function hear(happens: () => Promise<unknown>): Promise<void> {
    service.taken.length = 0
    const matters = keepTellingMatters(world.db)
    await happens()
    await matters.stop()
    await work()
  }
  const newsOf = async (who: Member) => (await who.reads(contract.listNews, {})).body.news

  test('an answer to a question: the asker, until it is read', async () => {
    const { organizationId, administrator, aliya } = await openFamilies(world)
    await subscribe(aliya, '/asker')
    await subscribe(administrator, '/administrator')
    const requestId = randomUUID()
    const ask = { id: requestId, organizationId, text: 'Не открывается лист' }
    expect((await aliya.does(askForHelp, ask)).status).toBe(200)
    const answer = { id: randomUUID(), requestId, text: 'Возьмите новый у меня, кабинет 12' }
    await hear(() => administrator.does(reply, answer))
    expect(pushed(), 'not whoever has answered').toEqual(['/asker'])
    expect(await newsOf(aliya)).toMatchObject([
      { title: 'Ответ на ваше обращение', text: answer.text, href: `/more/help/${requestId}` },
    ])
    await aliya.does(contract.setSettings, { showText: false, digest: false, digestMinute: 0 })
    expect(await newsOf(aliya)).toMatchObject([{ text: 'Откройте, чтобы прочитать' }])
    expect((await aliya.does(markSeen, { requestId })).status).toBe(200)
    expect(await newsOf(aliya)).toEqual([])
    await hear(() => aliya.does(reply, { id: randomUUID(), requestId, text: 'Спасибо' }))
    expect(pushed(), 'a question waits on the desk, it rings nobody').toEqual([])
  })

  test('a work that is sent back: the pupil and the guardians, until it is handed in again', async () => {
    const cast = await openLessons(world)
    const { class7a, elena, timur, aliya, sonya } = cast
    const { today } = done(await elena.reads(getTimetable, { classId: class7a }))
    const key = { classId: class7a, day: addDays(mondayOf(today), 7), no: 1 }
    done(await cast.fill(class7a, 1, 1))
    const task = { topic: 'Дроби', form: 'lecture' as const, means: '', task: '№ 214', taskDue: null, handedIn: true }
    done(await elena.does(recordLesson, { id: randomUUID(), ...key, ...task }))
    for (const [who, at] of [
      [timur, '/pupil'],
      [aliya, '/mother'],
      [sonya, '/classmate'],
      [await cast.school.guardianOf(sonya, 'Вера Белова'), '/other mother'],
      [elena, '/teacher'],
    ] as const)
      await subscribe(who, at)
    const hand = async (who: Member, text: string) =>
      done(await who.does(handIn, { id: randomUUID(), ...key, pupilId: timur.personId, text }))
    await hand(timur, 'x = 2')
    const [work] = done(await elena.reads(getLesson, key)).works
    const say = (verdict: 'accepted' | 'returned', answer: string) =>
      hear(async () =>
        done(await elena.does(answerWork, { id: randomUUID(), ...key, workId: work!.id, verdict, answer })),
      )
    const waits = async (who: Member) => (await who.reads(contract.listWaiting, {})).body.waiting

    await say('returned', 'Проверьте знак')
    expect(pushed()).toEqual(['/mother', '/pupil'])
    const href = `/lessons/${class7a}/${key.day}/1`
    expect(await newsOf(timur)).toMatchObject([{ title: 'Работу вернули', text: 'Алгебра: Проверьте знак', href }])
    expect(await newsOf(aliya)).toMatchObject([{ text: 'Тимур Ахметов, Алгебра: Проверьте знак', href }])
    for (const who of [timur, aliya])
      expect(await waits(who)).toMatchObject([{ kind: 'works', count: 1, href: '/today', about: 'Алгебра' }])
    expect(await waits(sonya)).toEqual([])

    await hand(aliya, 'x = −2')
    expect(await newsOf(timur)).toEqual([])
    expect(await waits(aliya)).toEqual([])
    await say('accepted', '')
    expect(pushed(), 'what is accepted asks for nothing').toEqual([])
  })

  test('the school’s answer to a statement: whoever has filed it', async () => {
    const { elena, aliya, ruslan, timur } = await openConsents(world)
    for (const [who, at] of [
      [aliya, '/filed'],
      [ruslan, '/other parent'],
      [elena, '/answers'],
    ] as const)
      await subscribe(who, at)
    const refusalId = randomUUID()
    const filed = { id: refusalId, subjectId: timur.personId, applicantId: aliya.personId, day: '2026-11-02' }
    done(await aliya.does(recordRefusal, { ...filed, ground: 'refusal', study: 'traditional', route: 'paper' }))
    const text = 'Листы передаю с Тимуром по пятницам'
    await hear(async () => done(await elena.does(agreeRefusal, { id: randomUUID(), refusalId, text })))
    expect(pushed()).toEqual(['/filed'])
    expect(await newsOf(aliya)).toMatchObject([{ title: 'Школа ответила на заявление', text, href: '/refusal' }])
  })

  test('a talk that is booked, and one that is cancelled: the other side', async () => {
    const { organizationId, elena, aliya, timur } = await openConsents(world)
    await subscribe(elena, '/offers')
    await subscribe(aliya, '/books')
    const from = new Date(Date.now() + 48 * 3600_000)
    const hour = { from: from.toISOString(), to: new Date(from.getTime() + 3600_000).toISOString() }
    const evening = { id: randomUUID(), organizationId, ...hour, minutes: 30, place: 'Кабинет 12' }
    const [time] = done(await elena.does(offerTimes, evening)).times
    const taking = { id: randomUUID(), timeId: time!.id, pupilId: timur.personId }
    await hear(async () => done(await aliya.does(takeTime, taking)))
    expect(pushed()).toEqual(['/offers'])
    const text = expect.stringContaining('Алия Ахметова (Тимур Ахметов)')
    expect(await newsOf(elena)).toMatchObject([{ title: 'Приём у педагога', text, href: '/appointments' }])
    await hear(async () => done(await elena.does(removeTime, { id: randomUUID(), timeId: time!.id })))
    expect(pushed()).toEqual(['/books'])
    expect(await newsOf(aliya)).toMatchObject([{ title: 'Приём отменён' }])
    expect(await newsOf(elena), 'what is off waits for nobody').toEqual([])
  })

  test('a paper about a guardian’s rights: the class teacher, and no family', async () => {
    const family = await openFamilies(world)
    const { elena, aliya, ruslan, timur, administrator, organizationId } = family
    for (const [who, at] of [
      [elena, '/teacher'],
      [aliya, '/mother'],
      [ruslan, '/father'],
      [timur, '/pupil'],
    ] as const)
      await subscribe(who, at)
    await hear(() => family.limit({ sight: true }))
    expect(pushed()).toEqual(['/teacher'])
    const card = `/school/people?person=${timur.personId}`
    expect(await newsOf(elena)).toMatchObject([
      { title: 'Документ о правах родителя', text: 'Ахметов Тимур', href: card },
    ])
    const asked = { organizationId }
    expect((await elena.reads(listLimits, asked)).body).toMatchObject({
      limits: [{ pupil: { id: timur.personId }, setBy: expect.stringContaining('Синицына') }],
      can: { limit: false },
    })
    const other = await family.school.teacher('Роман Юрьевич Дёмин', await family.school.addClass('8Б'))
    expect((await other.reads(listLimits, asked)).body.limits, 'of the own class only').toEqual([])
    expect((await administrator.reads(listLimits, asked)).body.limits).toHaveLength(1)
  })

  test('the eighteenth birthday: a month before and on the day, once each, in the daytime', async () => {
    const family = await openFamilies(world)
    const { timur, aliya, ruslan, anna } = family
    await family.limit({ sight: true })
    for (const [who, at] of [
      [aliya, '/mother'],
      [ruslan, '/father'],
      [timur, '/pupil'],
      [anna, '/stranger'],
    ] as const)
      await subscribe(who, at)
    await family.born(timur, bornAgo(18, 20))
    standAt(3)
    await hear(() => comeOfAge.run(world.db, {}))
    expect(pushed(), 'at three in the night').toEqual([])
    standAt(11)
    await hear(() => comeOfAge.run(world.db, {}))
    expect(pushed()).toEqual(['/mother', '/pupil'])
    expect(await newsOf(aliya)).toMatchObject([{ title: 'Скоро восемнадцать', text: 'Тимур', href: '/family' }])
    await hear(() => comeOfAge.run(world.db, {}))
    expect(pushed(), 'once').toEqual([])
    await family.born(timur, bornAgo(18))
    await hear(() => comeOfAge.run(world.db, {}))
    expect(pushed()).toEqual(['/mother', '/pupil'])
    expect(await newsOf(timur)).toMatchObject([
      { title: 'Уже восемнадцать', text: 'Решите, кому из родителей оставить доступ' },
    ])
  })
})

/** At this hour of today by the school's clock. */
function standAt(hour: number): void {
  const at = new Date(Date.now() + 6 * 3600_000)
  shiftClock((hour - at.getUTCHours()) * 3600_000)
}
