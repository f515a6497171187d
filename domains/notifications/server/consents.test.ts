import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { declineConsent } from '#contract/consents'
import { setQuietHours } from '#contract/quiet'
import { BYLAW_HOURS } from '#rules/quiet'
import { config } from '#server/config'
import type { Member } from '#test/school'
import { openWorld, type World } from '#test/world'
// Asked by the very operation, with its job.
import { tellAsked } from '../../consents/server/tell.ts'
import { openConsents } from '../../consents/server/test-cast.ts'
import * as contract from '../contract.ts'
import { keepAsking, tellConsents } from './tell-consents.ts'
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

const subscribe = async (who: Member, at: string) =>
  expect((await who.does(contract.subscribe, browserAt(service.origin, at))).status).toBe(200)
const pushed = () => service.taken.map(({ path }) => path).sort()

/** Works off what has been queued for now, as the workers do. */
async function work(): Promise<void> {
  const { rows } = await world.pool.query(
    `select j.id, p.payload from graphile_worker.jobs j join graphile_worker._private_jobs p on p.id = j.id
      where j.task_identifier = 'notifications.tellConsents' and j.run_at <= now()`,
  )
  for (const { id, payload } of rows) {
    await world.pool.query('delete from graphile_worker._private_jobs where id = $1', [id])
    await tellConsents.run(world.db, payload)
  }
}

test('a new document wakes those who are asked, tells what it is, and is silent once it is answered', async () => {
  const asking = keepAsking(world.db)
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

  const own = keepAsking(world.db)
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
  await tellConsents.run(world.db, { requestId, withdrawn: false, accountIds: [here.aliya.accountId] })
  expect(pushed()).toEqual([])
  const { rows } = await world.pool.query(
    `select run_at > now() + interval '30 minutes' as later from graphile_worker.jobs where task_identifier = 'notifications.tellConsents'`,
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
  const asking = keepAsking(world.db)
  expect((await here.withdraw(here.aliya, requestId, here.timur)).status).toBe(200)
  await asking.stop()
  await work()
  expect(pushed(), 'not the teacher of another class').toEqual(['/elena'])
  const { news } = (await here.elena.reads(contract.listNews, {})).body
  expect(news).toMatchObject([{ title: 'Согласие отозвано', href: `/school/consents/${requestId}` }])
})
