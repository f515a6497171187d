import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Member, openSchool } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../../contract.ts'
import { stopStudio } from '../media/studio.ts'

let world: World
let timur: Member
let other: Member

beforeAll(async () => {
  world = await openWorld()
  const school = await openSchool(world)
  const class7a = await school.addClass('7А')
  timur = await school.pupil('Тимур Ахметов', class7a)
  other = await school.pupil('Соня Лебедева', class7a)
})
afterAll(async () => {
  await stopStudio()
  await world.close()
})

const FOUND: contract.Check = {
  device: 'computer',
  camera: 'ok',
  microphone: 'ok',
  speaker: 'ok',
  network: 'direct',
  downKbit: 20_000,
  upKbit: 5000,
  rttMs: 12,
}

test('what a check has found is kept, the latest of each person, and seen by nobody else', async () => {
  expect((await timur.reads(contract.getCheck, {})).body.last).toBeNull()
  await timur.does(contract.keepCheck, { ...FOUND, camera: 'none' })
  await timur.does(contract.keepCheck, FOUND)
  expect((await timur.reads(contract.getCheck, {})).body.last).toMatchObject(FOUND)
  expect((await other.reads(contract.getCheck, {})).body.last).toBeNull()
  const rows = await world.db.selectFrom('device_checks').selectAll().execute()
  expect(rows).toMatchObject([{ person_id: timur.personId, camera: 'ok', at: expect.any(Date) }])
})

test('bytes come and go, in measure', async () => {
  const poured = await timur.downloads(contract.pourBytes, { bytes: 50_000 })
  expect(poured.rawPayload).toHaveLength(50_000)
  expect((await timur.uploads(contract.takeBytes, {}, poured.rawPayload)).body).toEqual({ bytes: 50_000 })
  expect((await timur.downloads(contract.pourBytes, { bytes: 5_000_000 })).statusCode).toBe(400)
  const many = await Promise.all(Array.from({ length: 25 }, () => timur.downloads(contract.pourBytes, { bytes: 1000 })))
  expect(many.map(({ statusCode }) => statusCode)).toContain(429)
})

test('what no browser would say is not passed to the engine', async () => {
  const sdp = `v=0\r\n${'x'.repeat(60)}`
  expect((await timur.does(contract.probe, { sdp, mids: { 0: 'mic' } })).body).toMatchObject({ error: 'invalid' })
})
