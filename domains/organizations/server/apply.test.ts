import { afterAll, beforeAll, expect, test } from 'vitest'
import { shiftClock } from '#server/clock'
import { newId } from '#server/ids'
import { openWorld, type World } from '#test/world'
import {
  apply,
  getApplicationState,
  getIntake,
  listApplications,
  openOrder,
  setIntake,
  uploadOrder,
} from '../contract.ts'
import { forgetLooseOrders } from './purges.ts'
import { applied, bringOrder, fillIn, lastLetter, newPhone, openDesk, PDF, seqOf } from './test-desk.ts'

let world: World
let operator: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  world = await openWorld()
  operator = await openDesk(world)
})
afterAll(async () => {
  shiftClock(0)
  await world.close()
})

test('a school applies, the operator sees it and opens the order, the applicant sees the state', async () => {
  const before = await seqOf(world, operator.accountId)
  const form = await fillIn(world, { phone: '8 (916) 555-01-01' })

  const sent = await world.as().does(apply, form)

  expect(sent.body).toEqual({ applicationId: form.id })
  expect(await seqOf(world, operator.accountId)).toBe(before + 1)
  const { applications, waiting } = (await operator.reads(listApplications, { state: 'submitted' })).body
  expect(waiting).toBe(1)
  expect(applications[0]).toMatchObject({
    id: form.id,
    state: 'submitted',
    organization: form.organization,
    administrator: { ...form.administrator, phone: '+79165550101' },
    order: { number: '118-о', date: '2026-09-01', fileName: 'приказ.pdf', mediaType: 'application/pdf' },
    administratorJoined: false,
  })
  const order = await operator.downloads(openOrder, { applicationId: form.id })
  expect(order.rawPayload.equals(PDF)).toBe(true)
  expect(order.headers['content-disposition']).toMatch(/^inline/)
  expect((await world.as().reads(getApplicationState, { applicationId: form.id })).body).toMatchObject({
    organizationName: form.organization.name,
    state: 'submitted',
  })
  expect(await lastLetter(world, form.administrator.email)).toContain(`/application/${form.id}`)
})

test('nobody but the operator sees applications', async () => {
  const { id } = await applied(world)
  expect((await world.as().reads(listApplications, {})).status).toBe(401)
  expect((await world.as().downloads(openOrder, { applicationId: id })).statusCode).toBe(401)
  expect((await world.as().reads(getApplicationState, { applicationId: newId() })).status).toBe(404)
})

test('sent twice it is one application, with the same id and with another one', async () => {
  const form = await fillIn(world)
  await Promise.all([world.as().does(apply, form), world.as().does(apply, form)])
  const again = await world
    .as()
    .does(apply, { ...form, id: newId(), order: { ...form.order, fileId: await bringOrder(world) } })
  expect(again.body.error).toBe('conflict')
  const { applications } = (await operator.reads(listApplications, {})).body
  expect(applications.filter(({ administrator }) => administrator.phone === form.administrator.phone)).toHaveLength(1)
})

test('one administrator may ask for two schools', async () => {
  const phone = newPhone()
  await applied(world, { phone })
  await applied(world, { phone, name: 'Детский сад № 3' })
})

test.each([
  ['administrator.phone', { phone: '12345678' }],
  ['order.fileId', { fileId: newId() }],
])('a wrong %s is refused beside its field, and nobody is told', async (field, more) => {
  const before = await seqOf(world, operator.accountId)
  const refused = await world.as().does(apply, await fillIn(world, more))
  expect(refused.body).toMatchObject({ error: 'invalid', field })
  expect(await seqOf(world, operator.accountId)).toBe(before)
})

test('an order of tomorrow week is refused', async () => {
  const form = await fillIn(world)
  const day = new Date(Date.now() + 8 * 24 * 3600 * 1000).toISOString().slice(0, 10)
  const refused = await world.as().does(apply, { ...form, order: { ...form.order, date: day } })
  expect(refused.body).toMatchObject({ error: 'invalid', field: 'order.date' })
})

test('an order serves one application', async () => {
  const fileId = await bringOrder(world)
  await world.as().does(apply, await fillIn(world, { fileId }))
  const second = await world.as().does(apply, await fillIn(world, { fileId }))
  expect(second.body).toMatchObject({ error: 'invalid', field: 'order.fileId' })
})

test('only a PDF, a JPEG or a PNG is an order, whatever it is called', async () => {
  const bring = (bytes: Buffer) => world.as().uploads(uploadOrder, { id: newId(), name: 'приказ.pdf' }, bytes)
  expect((await bring(Buffer.from('<html><script>alert(1)</script>'))).body).toMatchObject({ error: 'invalid' })
  expect((await bring(Buffer.from('PK\x03\x04 a zip'))).body).toMatchObject({ error: 'invalid' })
  expect((await bring(Buffer.concat([PDF, Buffer.alloc(20 * 1024 * 1024)]))).body).toMatchObject({ error: 'too_large' })
})

test('an order without an application is forgotten after a day, another stays', async () => {
  const kept = await applied(world)
  const loose = await bringOrder(world, 'забыли.pdf', Buffer.from('%PDF-1.4 loose'))
  await forgetLooseOrders.run(world.db, {})
  const filesOf = async () => (await world.pool.query('select id from stored_files')).rows.map(({ id }) => id)
  expect(await filesOf()).toContain(loose)
  shiftClock(25 * 3600 * 1000)
  await forgetLooseOrders.run(world.db, {})
  shiftClock(0)
  expect(await filesOf()).not.toContain(loose)
  expect(await filesOf()).toContain(kept.order.fileId)
})

test('the operator takes no new schools for a time: they read why, and what was sent is decided as before', async () => {
  const { id } = await applied(world)
  const set = (open: boolean, words = '') => operator.does(setIntake, { open, words })
  expect((await world.as().reads(getIntake, {})).body).toEqual({ stopped: null })
  expect((await set(false)).status, 'not without a word').toBe(400)
  expect((await set(false, 'До 1 сентября')).status).toBe(200)
  expect((await set(false, 'До 1 октября')).status, 'other words').toBe(200)
  expect((await world.as().reads(getIntake, {})).body.stopped).toMatchObject({ words: 'До 1 октября' })
  const refused = await world.as().does(apply, await fillIn(world))
  expect([refused.status, refused.body.reason]).toEqual([409, expect.stringContaining('До 1 октября')])
  expect((await world.as().reads(getApplicationState, { applicationId: id })).body.state).toBe('submitted')
  expect((await set(true)).status).toBe(200)
  expect((await world.as().does(apply, await fillIn(world))).status).toBe(200)
})
