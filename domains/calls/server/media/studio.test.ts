import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listChats } from '#contract/chats'
import { appointOperator } from '#domains/accounts'
import { inTransaction } from '#server/events'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../../contract.ts'
import { offerTo, stopStudio } from './studio.ts'
import { offerOf } from './test-offer.ts'

let world: World
let school: School
let elena: Member
let timur: Member
let callId: string

beforeAll(async () => {
  world = await openWorld()
  school = await openSchool(world)
  const class7a = await school.addClass('7А')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  timur = await school.pupil('Тимур Ахметов', class7a)
  const { chats } = (await elena.reads(listChats, {})).body
  const chatId = chats.find((chat) => chat.automatic === 'class')!.id
  callId = randomUUID()
  await elena.does(contract.startCall, { id: callId, chatId, kind: 'video' })
})
afterAll(async () => {
  await stopStudio()
  await world.close()
})

test('the operator takes a node out before work on it, and nobody else does', async () => {
  const operator = await school.person('Денис Вадимович Осокин', 'employee')
  await inTransaction(world.db, (tx) => appointOperator(tx, operator.accountId))
  const asks = (who: Member, node: string, draining: boolean) =>
    who.does(contract.drainEngine, { id: randomUUID(), node, draining })
  const states = async () => (await operator.reads(contract.getEngine, {})).body.nodes.map(({ state }) => state)
  expect((await asks(elena, 'builtin-1', true)).status).toBe(404)
  expect(await states()).not.toContain('draining')
  expect((await asks(operator, 'builtin-7', true)).status).toBe(404)
  expect((await asks(operator, 'builtin-1', true)).status).toBe(200)
  expect(await states()).toEqual(['draining'])
  await asks(operator, 'builtin-1', false)
  expect(await states()).not.toContain('draining')
})

const join = async (who: Member) =>
  (await who.does(contract.joinCall, { id: randomUUID(), callId, mic: true, camera: true })).body.stayId
const sends = async (who: Member, stayId: string) =>
  who.does(contract.publish, { callId, stayId, no: 1, sdp: await offerOf(), mids: { 0: 'mic' } })

test('of two questions of one page only the later gets the offer, whole and at once', async () => {
  const [hers, his] = [await join(elena), await join(timur)]
  const at = { room: callId, peer: timur.personId }
  await sends(timur, his)
  expect(await offerTo(at, his, true)).toBeNull()
  const left = offerTo(at, his, false)
  // As a page does: nothing new is no end of asking.
  const asks = async (): ReturnType<typeof offerTo> => (await offerTo(at, his, false)) ?? asks()
  const latest = asks()
  await sends(elena, hers)
  expect(await latest).toMatchObject({ slots: [{ peer: elena.personId, source: 'mic' }] })
  expect(await left).toBeNull()
  // Asked again without an answer, it is the same one.
  expect(await offerTo(at, his, false)).toEqual(await latest)
})
