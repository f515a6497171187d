import { randomUUID } from 'node:crypto'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import type { InputOf } from '#contract'
import { createChat, listChats, listMessages, removeMessage } from '#contract/chats'
import { registerScreen } from '#domains/chats'
import { shiftClock } from '#server/clock'
import { type Member, openSchool, type School } from '#test/school'
import { openWorld, type World } from '#test/world'
import * as contract from '../contract.ts'
import { applyPollEvent } from '../live.ts'
import { closeOnTime } from './close-poll.ts'
import { postInTheMorning } from './post-poll.ts'
import { eventViews } from './views.ts'

let world: World
let school: School
let elena: Member
let administrator: Member
let parents: Member[]
let pupil: Member
let chatId: string
beforeAll(async () => {
  registerScreen(async (drafts) => drafts.map(({ text }) => (text.includes('редиска') ? 'insult' : null)))
  world = await openWorld()
  school = await openSchool(world)
  const class7a = await school.addClass('7А')
  administrator = await school.person('Ольга Викторовна Синицына', ['administrator', 'employee'])
  elena = await school.teacher('Елена Сергеевна Воробьёва', class7a)
  pupil = await school.pupil('Митя Кузнецов', class7a)
  const names = ['Анна Кузнецова', 'Илья Кузнецов', 'Вера Кузнецова', 'Нина Кузнецова', 'Лев Кузнецов']
  parents = []
  for (const name of names) parents.push(await school.guardianOf(pupil, name))
  const { chats } = (await elena.reads(listChats, {})).body
  chatId = chats.find((chat) => chat.automatic === 'parents')!.id
})
afterAll(() => world.close())
afterEach(() => shiftClock(0))

const PLAIN = {
  question: 'Куда поедем на каникулах?',
  options: ['Планетарий', 'Краеведческий музей', 'Ледовый дворец'],
  multiple: false,
  anonymous: false,
  quiz: null,
  closesAt: null,
}
const ask = async (more: Partial<InputOf<typeof contract.createPoll>> = {}, who: Member = elena) =>
  who.does(contract.createPoll, { id: randomUUID(), chatId, ...PLAIN, ...more })
const put = async (more: Partial<InputOf<typeof contract.createPoll>> = {}) => {
  const answer = await ask(more)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  return answer.body
}
const vote = (who: Member, pollId: string, ...choices: number[]) => who.does(contract.vote, { pollId, choices })
const seen = async (who: Member, pollId: string) => (await who.reads(contract.getPoll, { pollId })).body
const votesOf = async (pollId: string) => (await seen(elena, pollId)).poll.options.map(({ votes }) => votes)
const log = async () =>
  (await world.db.selectFrom('events').selectAll().where('topic_id', '=', chatId).orderBy('seq').execute()).map(
    (row) => ({ ...row, at: row.at.toISOString() }),
  )
const told = async () => (await log()).filter(({ type }) => type === contract.pollChanged.name)

test('a question is a message of the chat, and every vote is seen by everybody', async () => {
  const poll = await put()
  const last = (await parents[0]!.reads(listMessages, { chatId })).body.messages.at(-1)
  expect(last).toMatchObject({ attachment: { type: 'poll', id: poll.id }, text: `Опрос: ${PLAIN.question}` })

  const before = await told()
  await vote(parents[0]!, poll.id, 1)
  expect(await votesOf(poll.id)).toEqual([0, 1, 0])
  expect(await told()).toHaveLength(before.length + 1)
  await vote(parents[0]!, poll.id, 0)
  expect(await votesOf(poll.id)).toEqual([1, 0, 0])
  await vote(parents[0]!, poll.id)
  expect(await seen(parents[1]!, poll.id)).toMatchObject({ poll: { voters: 0, of: 6 } })
})

test('one’s own choice is told to oneself alone, and a repeat changes nothing', async () => {
  const poll = await put({ multiple: true })
  await vote(parents[0]!, poll.id, 2, 0)
  const before = await told()
  expect((await vote(parents[0]!, poll.id, 0, 2)).body.choices).toEqual([0, 2])
  expect(await told()).toHaveLength(before.length)
  const own = (await parents[0]!.reads(contract.listMyVotes, { chatId })).body.votes
  expect(own.find(({ pollId }) => pollId === poll.id)?.choices).toEqual([0, 2])
  const others = (await parents[1]!.reads(contract.listMyVotes, { chatId })).body.votes
  expect(others.find(({ pollId }) => pollId === poll.id)).toBeUndefined()
})

test('names: who chose what for all, who has not voted for the author and owners', async () => {
  const poll = await put()
  await vote(parents[0]!, poll.id, 1)
  const own = (await elena.reads(contract.listVotes, { pollId: poll.id })).body
  expect(own.options[1]?.map(({ name }) => name)).toEqual(['Анна Кузнецова'])
  expect(own.rest?.map(({ name }) => name)).toContain('Илья Кузнецов')
  expect(own.rest?.map(({ name }) => name)).not.toContain('Анна Кузнецова')
  expect((await parents[1]!.reads(contract.listVotes, { pollId: poll.id })).body.rest).toBeNull()
  expect((await seen(parents[1]!, poll.id)).can).toMatchObject({
    names: true,
    rest: false,
    close: false,
    export: false,
  })
})

test('anonymous: nobody is told who, and sums move only when several ballots differ', async () => {
  const poll = await put({ anonymous: true })
  const before = await told()
  await vote(parents[0]!, poll.id, 0)
  await vote(parents[1]!, poll.id, 1)
  expect(await votesOf(poll.id)).toEqual([0, 0, 0])
  await vote(parents[0]!, poll.id, 2) // a change of mind is not another ballot
  expect(await told()).toHaveLength(before.length)

  await vote(parents[2]!, poll.id, 1)
  expect(await votesOf(poll.id)).toEqual([0, 2, 1])
  const after = await told()
  expect(after).toHaveLength(before.length + 1)
  expect(after.at(-1)?.actor_id).toBeNull()

  await vote(parents[3]!, poll.id, 0)
  expect(await votesOf(poll.id)).toEqual([0, 2, 1])
  for (const who of [elena, parents[0]!]) {
    expect((await who.reads(contract.listVotes, { pollId: poll.id })).status).toBe(403)
  }
  await elena.does(contract.closePoll, { id: randomUUID(), pollId: poll.id })
  expect(await votesOf(poll.id)).toEqual([1, 2, 1])
})

test('anonymous: the database names nobody, and keeps no time', async () => {
  const poll = await put({ anonymous: true })
  await vote(parents[0]!, poll.id, 0)
  const rows = await world.db.selectFrom('ballots').selectAll().where('poll_id', '=', poll.id).execute()
  const ids = parents.flatMap(({ personId, accountId }) => [personId, accountId])
  expect(rows).toHaveLength(1)
  expect(ids.some((id) => JSON.stringify(rows).includes(id))).toBe(false)
  expect(Object.values(rows[0]!).some((value) => (value as unknown) instanceof Date)).toBe(false)
  const remembered = await world.db.selectFrom('command_results').select('name').execute()
  expect(remembered.map(({ name }) => name)).not.toContain('polls.vote')
})

test('anonymous: closed with two votes, the sums stay hidden', async () => {
  const poll = await put({ anonymous: true })
  await vote(parents[0]!, poll.id, 0)
  await vote(parents[1]!, poll.id, 0)
  const closed = (await elena.does(contract.closePoll, { id: randomUUID(), pollId: poll.id })).body
  expect(closed).toMatchObject({ tooFew: true, voters: 2 })
  expect(closed.options.map(({ votes }) => votes)).toEqual([0, 0, 0])
})

test('a quiz: answered once, the right answer comes with one’s own', async () => {
  const poll = await put({ quiz: { right: 1, explanation: 'Он работает по субботам' } })
  expect(JSON.stringify(await seen(parents[0]!, poll.id))).not.toContain('субботам')
  const answer = (await vote(parents[0]!, poll.id, 0)).body
  expect(answer).toMatchObject({ choices: [0], right: 1, explanation: 'Он работает по субботам' })
  expect((await vote(parents[0]!, poll.id, 1)).status).toBe(409)
  expect((await seen(parents[0]!, poll.id)).can.vote).toBe(false)
  expect((await seen(parents[1]!, poll.id)).poll.right).toBeNull()
})

test('its hour ends it: no vote is taken after, and the job tells the chat, once', async () => {
  const poll = await put({ closesAt: new Date(Date.now() + 3600_000).toISOString() })
  await closeOnTime.run(world.db, { pollId: poll.id })
  expect((await seen(elena, poll.id)).poll.closedAt).toBeNull()

  shiftClock(3601_000)
  expect((await vote(parents[0]!, poll.id, 1)).body.reason).toContain('закрыт')
  const before = await told()
  await closeOnTime.run(world.db, { pollId: poll.id })
  await closeOnTime.run(world.db, { pollId: poll.id })
  expect(await told()).toHaveLength(before.length + 1)
})

test('at night a question waits for the morning, seen by its author only', async () => {
  await setQuiet('hold')
  standAt(23)
  const poll = await put()
  expect(poll).toMatchObject({ messageId: null })
  expect((await parents[0]!.reads(contract.getPoll, { pollId: poll.id })).status).toBe(404)
  expect((await elena.reads(contract.getPoll, { pollId: poll.id })).body.can.vote).toBe(false)
  await postInTheMorning.run(world.db, { pollId: poll.id })
  await postInTheMorning.run(world.db, { pollId: poll.id })
  expect((await seen(parents[0]!, poll.id)).poll.messageId).toBe(poll.id)
  await setQuiet('off')
})

test('where the school takes nothing at night, a question is refused; working hours hold among parents', async () => {
  await setQuiet('refuse')
  standAt(23)
  const before = await log()
  expect((await ask()).body).toMatchObject({ error: 'quiet_hours' })
  expect(await log()).toEqual(before)
  standAt(20)
  expect((await put()).messageId).not.toBeNull()
  await setQuiet('hold', { working_from: 540, working_to: 1080, working_days: [1, 2, 3, 4, 5, 6, 7] })
  expect((await put()).messageId).toBeNull()
  standAt(12)
  expect((await put()).messageId).not.toBeNull()
  await setQuiet('off')
})

test('hidden is missing: another chat, no chat, and a removed question', async () => {
  const poll = await put()
  const ask = async (pollId: string) => (await pupil.reads(contract.getPoll, { pollId })).body
  const [hidden, missing] = [await ask(poll.id), await ask(randomUUID())]
  expect({ ...hidden, requestId: '' }).toEqual({ ...missing, requestId: '' })
  await elena.does(removeMessage, { id: randomUUID(), chatId, messageId: poll.messageId! })
  expect((await elena.reads(contract.getPoll, { pollId: poll.id })).status).toBe(404)
  expect((await vote(parents[0]!, poll.id, 0)).status).toBe(404)
})

test('readers of a channel vote, do not ask, and do not learn who else reads', async () => {
  const chat = { organizationId: school.organizationId, kind: 'channel' as const, title: 'Поход' }
  const personIds = [parents[0]!.personId, parents[1]!.personId]
  const channel = (await elena.does(createChat, { id: randomUUID(), ...chat, personIds })).body
  const before = await log()
  expect((await ask({ chatId: channel.id }, parents[0])).status).toBe(403)
  expect(await log()).toEqual(before)
  const poll = await put({ chatId: channel.id })
  expect((await vote(parents[0]!, poll.id, 1)).status).toBe(200)
  expect((await parents[1]!.reads(contract.listVotes, { pollId: poll.id })).status).toBe(403)
  expect((await elena.reads(contract.listVotes, { pollId: poll.id })).body.options[1]).toHaveLength(1)
})

test('a repeated question is one message; wrong ones are refused with their field', async () => {
  const id = randomUUID()
  await put({ id })
  const before = await log()
  await put({ id, question: 'Другой?' })
  expect(await log()).toEqual(before)
  expect((await ask({ options: ['Да', 'да'] })).body.field).toBe('options')
  expect((await ask({ closesAt: new Date(Date.now() - 1000).toISOString() })).body.field).toBe('closesAt')
  expect((await ask({ quiz: { right: 3, explanation: '' } })).body.field).toBe('quiz')
  const poll = await put()
  expect((await vote(parents[0]!, poll.id, 7)).body.field).toBe('choices')
  expect((await vote(parents[0]!, poll.id, 0, 1)).body.field).toBe('choices')
})

test('words that the school holds come back to their author, in an answer as in the question', async () => {
  const before = await log()
  expect((await ask({ question: 'Кто тут редиска?' })).body.field).toBe('question')
  expect((await ask({ options: ['Да', 'Сам редиска'] })).status).toBe(400)
  expect(await log()).toEqual(before)
})

test('a table for a report, safe to open; not for a neighbour', async () => {
  const poll = await put({ options: ['=1+1', 'Музей; «малый»'] })
  await vote(parents[0]!, poll.id, 0)
  const csv = await elena.downloads(contract.exportVotes, { pollId: poll.id, format: 'csv' })
  expect(csv.body).toContain(`"'=1+1";1`)
  expect(csv.body).toContain('Анна Кузнецова')
  const xlsx = await elena.downloads(contract.exportVotes, { pollId: poll.id, format: 'xlsx' })
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect((await parents[0]!.downloads(contract.exportVotes, { pollId: poll.id, format: 'csv' })).statusCode).toBe(403)
  expect((await administrator.downloads(contract.exportVotes, { pollId: poll.id, format: 'csv' })).statusCode).toBe(404)
})

test('what is shown folded over the events is what a fresh read tells', async () => {
  const poll = await put({ multiple: true })
  const from = (await log()).length
  const before = (await seen(elena, poll.id)).poll
  for (const [place, who] of parents.entries()) await vote(who, poll.id, place % 3, (place + 1) % 3)
  await elena.does(contract.closePoll, { id: randomUUID(), pollId: poll.id })
  const facts = (await log())
    .slice(from)
    .map((row) => ({ ...row, topic: `chat:${chatId}` as const, at: new Date(row.at) }))
  const views = await eventViews[contract.pollChanged.name](world.db, facts)
  const events = facts.map(({ seq, type, at }, place) => ({ seq, type, at: at.toISOString(), view: views[place]! }))
  expect(events).toHaveLength(parents.length + 1)
  expect((events as contract.PollEvent[]).reduce(applyPollEvent, before)).toEqual((await seen(elena, poll.id)).poll)
})

function standAt(hour: number): void {
  const local = new Date(Date.now() + 6 * 3600_000)
  const wanted = Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate(), hour) - 6 * 3600_000
  shiftClock(wanted - Date.now())
}

async function setQuiet(mode: 'off' | 'hold' | 'refuse', working: object = {}): Promise<void> {
  const night = { from_minute: 1320, to_minute: 360, working_days: [1], urgent_roles: ['director'] }
  await world.db.deleteFrom('quiet_hours').where('organization_id', '=', school.organizationId).execute()
  const row = { organization_id: school.organizationId, mode, ...night, ...working, set_by: administrator.personId }
  await world.db
    .insertInto('quiet_hours')
    .values(row as never)
    .execute()
}
