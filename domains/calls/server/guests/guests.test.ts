import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { listChats } from '#contract/chats'
import { shiftClock } from '#server/clock'
import { type Member, openSchool } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../../contract.ts'
import { stopStudio } from '../media/studio.ts'

let world: World
let elena: Member
let timur: Member
let chatId: string
let callId: string

beforeAll(async () => {
  world = await openWorld()
  const school = await openSchool(world)
  const class7a = await school.addClass('7А')
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  timur = await school.pupil('Тимур Ахметов', class7a)
  const { chats } = (await elena.reads(listChats, {})).body
  chatId = chats.find(({ automatic }) => automatic === 'class')!.id
})
beforeEach(async () => {
  callId = randomUUID()
  await elena.does(contract.startCall, { id: callId, chatId, kind: 'video' })
  await elena.does(contract.joinCall, { id: randomUUID(), callId, mic: false, camera: false })
})
afterEach(async () => {
  shiftClock(0)
  await elena.does(contract.endCall, { id: randomUUID(), callId })
})
afterAll(async () => {
  await stopStudio()
  await world.close()
})

const invite = async (who: Member = elena, more: object = {}) =>
  who.does(contract.inviteGuest, {
    id: randomUUID(),
    callId,
    name: 'Анна Львовна Корф',
    from: 'Музей',
    hours: 2,
    ...more,
  })
const tokenOf = ({ url }: { url: string }) => url.split('/').at(-1)!
async function comes() {
  const link = (await invite()).body
  const token = tokenOf(link)
  const joined = await world
    .as()
    .does(contract.guestJoinCall, { id: randomUUID(), callId, token, mic: true, camera: true })
  return { link, token, stayId: joined.body.stayId, state: joined.body.state, guest: world.as() }
}
const people = async () => (await elena.reads(contract.getCall, { callId })).body.call.participants

test('a guest waits whatever the door is like, is let in, and is seen to be a guest', async () => {
  const { link, token, stayId, state, guest } = await comes()
  expect(state).toBe('waiting')
  expect((await guest.does(contract.openGuest, { token })).body).toMatchObject({ name: 'Анна Львовна Корф', callId })
  const said = { token, callId, stayId, no: 1, fresh: true }
  expect((await guest.does(contract.guestReceive, said)).status, 'from the waiting room').toBe(403)
  const { body } = await elena.reads(contract.listWaiting, { callId })
  expect(body.people).toMatchObject([{ id: link.id, post: 'Музей' }])
  await elena.does(contract.admitPeople, { id: randomUUID(), callId, personIds: [link.id] })
  expect(await people()).toMatchObject([{ guest: false }, { guest: true, person: { name: 'Анна Львовна Корф' } }])
  expect((await guest.does(contract.guestReceive, said)).status).toBe(200)
  expect((await guest.does(contract.guestReceive, said)).status, 'a replay').toBe(409)
  const known = (await guest.does(contract.guestGetCall, { token, callId })).body
  expect(known).toMatchObject({ me: link.id, can: { host: false, invite: false, speak: true } })
  await guest.does(contract.guestRaiseHand, { token, callId, stayId, on: true })
  expect((await people())[1]!.handAt).not.toBeNull()
})

test('a link opens one call: not another one, and nothing of the school', async () => {
  const { token, stayId, guest } = await comes()
  const other = randomUUID()
  expect((await guest.does(contract.guestGetCall, { token, callId: other })).status).toBe(404)
  expect((await guest.reads(listChats, {})).status).toBe(401)
  const asMember = { callId, stayId, no: 1, fresh: true }
  expect((await guest.does(contract.receive, asMember)).status).toBe(401)
  expect((await timur.does(contract.receive, asMember)).status, 'a guest’s stay in a pupil’s hands').toBe(403)
  await elena.does(contract.endCall, { id: randomUUID(), callId })
  const next = randomUUID()
  await elena.does(contract.startCall, { id: next, chatId, kind: 'video' })
  expect((await guest.does(contract.guestGetCall, { token, callId: next })).status).toBe(404)
  await elena.does(contract.endCall, { id: randomUUID(), callId: next })
})

test('revoked: out at once, and the link opens nothing', async () => {
  const { link, token, guest } = await comes()
  await elena.does(contract.admitPeople, { id: randomUUID(), callId, personIds: [link.id] })
  expect((await timur.does(contract.revokeGuest, { id: randomUUID(), guestId: link.id })).status).toBe(403)
  await elena.does(contract.revokeGuest, { id: randomUUID(), guestId: link.id })
  expect(await people()).toHaveLength(1)
  expect((await guest.does(contract.openGuest, { token })).status).toBe(404)
  expect((await elena.reads(contract.listGuests, { callId })).body.guests).toEqual([])
})

test('expired, guessed, removed: no way in', async () => {
  const { link, token, guest } = await comes()
  expect((await guest.does(contract.openGuest, { token: `${token.slice(1)}x` })).status).toBe(404)
  await elena.does(contract.removeParticipant, { id: randomUUID(), callId, personId: link.id })
  const again = { id: randomUUID(), callId, token, mic: false, camera: false }
  expect((await guest.does(contract.guestJoinCall, again)).status).toBe(403)
  shiftClock(3 * 3600_000)
  expect((await guest.does(contract.openGuest, { token })).status).toBe(404)
})

test('staff who host invite; pupils do not, not even as co-hosts', async () => {
  expect((await invite(timur)).status).toBe(403)
  await timur.does(contract.joinCall, { id: randomUUID(), callId, mic: false, camera: false })
  await elena.does(contract.appointHost, { id: randomUUID(), callId, personId: timur.personId, on: true })
  expect((await timur.reads(contract.getCall, { callId })).body.can).toMatchObject({ host: true, invite: false })
  expect((await invite(timur)).status).toBe(403)
})

test('a link to a planned call waits for its hour, and then opens the call', async () => {
  const plannedId = randomUUID()
  const day = new Date(Date.now() + 3 * 24 * 3600_000).toISOString().slice(0, 10)
  const when = { day, time: '12:00', minutes: 45, repeat: 'once' as const, until: null }
  const about = { kind: 'lesson' as const, title: 'Урок в музее', agenda: '', when }
  await elena.does(contract.endCall, { id: randomUUID(), callId })
  const { next } = (await elena.does(contract.planCall, { id: plannedId, chatIds: [chatId], ...about })).body
  const token = tokenOf((await invite(elena, { callId: undefined, plannedId, hours: 168 })).body)
  const open = async () => (await world.as().does(contract.openGuest, { token })).body
  expect(await open()).toMatchObject({ title: 'Урок в музее', callId: null, startsAt: next!.startsAt })
  shiftClock(Date.parse(next!.startsAt) - 60_000 - Date.now())
  callId = randomUUID()
  await elena.does(contract.startCall, { id: callId, chatId, kind: 'video', plannedId })
  expect((await open()).callId).toBe(callId)
})
