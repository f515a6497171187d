import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { command, event, query } from '#contract'
import { type LiveClient, openSocket } from '#test/live-client'
import { freshDatabase } from '#test/world'
import { publish, tell } from './bus.ts'
import { connect } from './db.ts'
import { conflict } from './errors.ts'
import { append, type Fact, inTransaction, type Topic } from './events.ts'
import { rememberActors } from './http/actors.ts'
import { buildHttp } from './http.ts'
import { newId } from './ids.ts'
import { handleCommand, handleQuery } from './operation.ts'
import { openLive, registerErasures, registerTopics, registerViews, registerWho } from './realtime.ts'

const said = event('test.said', {
  key: z.object({ n: z.number() }),
  view: z.object({ n: z.number(), text: z.string() }),
})
const removed = event('test.removed', { key: z.object({ n: z.number() }), view: z.object({ n: z.number() }) })

const say = command('test.say', {
  who: 'account',
  natural: true,
  input: z.object({ chat: z.string(), n: z.number() }),
  output: z.object({ seq: z.number() }),
})
const whoAmI = query('test.whoAmI', {
  who: 'account',
  input: z.object({}),
  output: z.object({ accountId: z.string() }),
})

// Who sits where, as the domain's tables would say; the topics and events themselves are in PostgreSQL.
const seats = new Map<string, Set<Topic>>()
const ended = new Set<string>()
let sourceCalls = 0

registerTopics(async (db, accountIds) => {
  sourceCalls += 1
  const heads = new Map(
    (await db.selectFrom('topics').selectAll().execute()).map((row) => [row.topic_id, row.last_seq]),
  )
  return accountIds.flatMap((accountId) =>
    [...(seats.get(accountId) ?? [])].map((topic) => ({ accountId, topic, seq: heads.get(topic.slice(5)) ?? 0 })),
  )
})
registerWho(async (_db, topic, accountId) =>
  seats.get(accountId)?.has(topic) ? { personId: accountId, name: 'Борис' } : null,
)
const texts = new Map<number, string>()
registerViews({
  'test.said': async (_db, facts) =>
    facts.map(({ key }) => ({
      n: (key as { n: number }).n,
      text: texts.get((key as { n: number }).n) ?? 'из журнала',
    })),
})
registerErasures(['test.removed'])

let database: Awaited<ReturnType<typeof freshDatabase>>
let connection: ReturnType<typeof connect>
let app: ReturnType<typeof buildHttp>
let live: ReturnType<typeof openLive>
let origin: string
const clients: LiveClient[] = []

beforeAll(async () => {
  database = await freshDatabase()
  connection = connect(database.url)
  const { db } = connection
  const operations = [
    handleCommand(say, async ({ tx, actor, input }) => {
      if (input.n < 0) throw conflict('Занято', 'Taken')
      return {
        seq: await append(tx, input.chat as Topic, said, { n: input.n }, actor.accountId, {
          view: { n: input.n, text: 'привет' },
        }),
      }
    }),
    handleQuery(whoAmI, async ({ actor }) => ({ accountId: actor.accountId })),
  ]
  const findActor = async (_db: unknown, token: string) =>
    token.startsWith('nobody') || ended.has(token)
      ? null
      : { accountId: token, sessionId: `session-${token}`, operator: false }
  const actors = rememberActors(db, findActor)
  app = buildHttp({ db, operations, findActor, actors })
  live = openLive({
    server: app.server,
    db,
    operations,
    actors,
    compareEvery: 300,
    checkSessionsEvery: 300,
    stillOpen: async (_db, ids) => new Set(ids.filter((id) => !ended.has(id.replace('session-', '')))),
  })
  origin = await app.listen({ port: 0, host: '127.0.0.1', backlog: 4096 })
})

afterEach(() => {
  for (const client of clients.splice(0)) client.close()
})

afterAll(async () => {
  await live.close()
  await app.close()
  await connection.db.destroy()
  await database.drop()
})

const person = (...topics: Topic[]) => {
  const accountId = newId()
  seats.set(accountId, new Set(topics))
  return accountId
}
const chat = (): Topic => `chat:${newId()}`
const enter = async (accountId: string) => {
  const client = await openSocket(origin, accountId)
  clients.push(client)
  return client
}
const seqs = (client: LiveClient, topic: Topic) => client.heard(topic).map(({ seq }) => seq)

/** Appends for real; `told: false` is what remains of a server that died between COMMIT and publishing. */
async function happen(
  topic: Topic,
  n: number,
  { told = true, view = true, joins = [] as string[], leaves = [] as string[] } = {},
) {
  const { facts } = await inTransaction(connection.db, (tx) =>
    append(tx, topic, said, { n }, null, { joins, leaves, ...(view ? { view: { n, text: 'привет' } } : {}) }),
  )
  if (told) publish(facts)
  return facts[0]!
}

test('everybody in the chat hears what happens, in order, and others do not', async () => {
  const topic = chat()
  const [anna, boris, outsider] = [await enter(person(topic)), await enter(person(topic)), await enter(person())]
  for (const client of [anna, boris, outsider]) await client.hello()

  const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => anna.call('test.say', { chat: topic, n })))

  expect(answers.map(({ op }) => op)).toEqual(Array(30).fill('result'))
  await boris.until((frame) => frame.seq === 30)
  expect(seqs(boris, topic)).toEqual(Array.from({ length: 30 }, (_, i) => i + 1))
  expect(seqs(anna, topic)).toEqual(seqs(boris, topic))
  expect(outsider.frames).toHaveLength(1)
})

test('who comes back with a cursor is told exactly what was missed, from memory or from the log', async () => {
  const topic = chat()
  const accountId = person(topic)
  const first = await enter(accountId)
  await first.hello()
  for (let n = 1; n <= 3; n++) await happen(topic, n)
  await first.until((frame) => frame.seq === 3)
  first.close()
  for (let n = 4; n <= 6; n++) await happen(topic, n)
  const callsBefore = sourceCalls

  const warm = await enter(accountId)
  expect(await warm.hello({ [topic]: 3 })).toMatchObject({ [topic]: 6 })
  expect(seqs(warm, topic)).toEqual([4, 5, 6])
  expect(sourceCalls).toBe(callsBefore)

  const silent = chat()
  for (let n = 1; n <= 5; n++) await happen(silent, n, { told: false })
  const cold = await enter(person(silent))
  await cold.hello({ [silent]: 2 })
  expect(cold.heard(silent).map(({ seq, view }) => [seq, view.text])).toEqual([
    [3, 'из журнала'],
    [4, 'из журнала'],
    [5, 'из журнала'],
  ])
})

test('who is current is told nothing; too far behind or ahead of the log is reset; a lost seat is gone', async () => {
  const [current, far, ahead, lost] = [chat(), chat(), chat(), chat()]
  await happen(current, 1)
  for (let n = 1; n <= 201; n++) await happen(far, n, { told: false })
  await happen(ahead, 1)
  const client = await enter(person(current, far, ahead))
  await client.hello({ [current]: 1, [far]: 0, [ahead]: 9, [lost]: 4 })
  expect(client.frames.slice(0, -1)).toEqual(
    expect.arrayContaining([
      { op: 'reset', topic: far },
      { op: 'reset', topic: ahead },
      { op: 'gone', topic: lost },
    ]),
  )
  expect(client.frames).toHaveLength(4)
})

test('facts that arrive swapped are told in order; a lost one is read from the log', async () => {
  const topic = chat()
  const client = await enter(person(topic))
  await client.hello()
  const first = await happen(topic, 1, { told: false })
  const second = await happen(topic, 2, { told: false })
  publish([second])
  publish([first])
  await happen(topic, 3, { told: false })
  await happen(topic, 4)
  await client.until((frame) => frame.seq === 4)
  expect(seqs(client, topic)).toEqual([1, 2, 3, 4])
})

test('what nobody was told of is found by comparing heads', async () => {
  const topic = chat()
  const client = await enter(person(topic))
  await client.hello()
  await happen(topic, 1, { told: false })
  await client.until((frame) => frame.seq === 1)
})

test('a view that is missing is loaded at delivery, and later facts wait for it', async () => {
  const topic = chat()
  const client = await enter(person(topic))
  await client.hello()
  await happen(topic, 1, { view: false })
  await happen(topic, 2)
  await client.until((frame) => frame.seq === 2)
  expect(client.heard(topic).map(({ view }) => view.text)).toEqual(['из журнала', 'привет'])
})

test('a removed text is not told to those who come back', async () => {
  const topic = chat()
  const accountId = person(topic)
  const first = await enter(accountId)
  await first.hello()
  await happen(topic, 700)
  await first.until((frame) => frame.seq === 1)
  first.close()
  texts.set(700, '')
  const { facts } = await inTransaction(connection.db, (tx) =>
    append(tx, topic, removed, { n: 700 }, null, { view: { n: 700 } }),
  )
  publish(facts)
  const back = await enter(accountId)
  await back.hello({ [topic]: 0 })
  expect(back.heard(topic).map(({ view }) => view)).toEqual([{ n: 700, text: '' }, { n: 700 }])
})

test('who joins hears the joining itself; who leaves hears the leaving as the last', async () => {
  const topic = chat()
  const [annaId, borisId] = [person(topic), person()]
  const [anna, boris] = [await enter(annaId), await enter(borisId)]
  await anna.hello()
  await boris.hello()
  await happen(topic, 1)
  await happen(topic, 2, { joins: [borisId] })
  await happen(topic, 3)
  await happen(topic, 4, { leaves: [borisId] })
  await happen(topic, 5)
  await anna.until((frame) => frame.seq === 5)
  expect(seqs(boris, topic)).toEqual([2, 3, 4])
  seats.get(borisId)!.delete(topic)
  await boris.hello({ [topic]: 4 })
  expect(boris.frames).toContainEqual({ op: 'gone', topic })
})

test('a leaving that nobody was told of silences before the next frame', async () => {
  const topic = chat()
  const [annaId, borisId] = [person(topic), person(topic)]
  const [anna, boris] = [await enter(annaId), await enter(borisId)]
  await anna.hello()
  await boris.hello()
  seats.get(borisId)!.delete(topic)
  await happen(topic, 1, { told: false, leaves: [borisId] })
  await happen(topic, 2)
  await anna.until((frame) => frame.seq === 2)
  await boris.until((frame) => frame.op === 'gone')
  expect(seqs(boris, topic)).toEqual([])
})

test('calls answer like HTTP: results, refusals in the language of the hello, unknown names', async () => {
  const id = person()
  const client = await enter(id)
  client.send({ op: 'hello', cursors: {}, language: 'en' })
  expect(await client.call('test.whoAmI', {})).toMatchObject({ op: 'result', output: { accountId: id } })
  expect(await client.call('test.say', { chat: chat(), n: -1 })).toMatchObject({
    op: 'refused',
    error: 'conflict',
    reason: 'Taken',
  })
  expect(await client.call('test.say', { n: 'x' })).toMatchObject({ op: 'refused', error: 'invalid' })
  expect(await client.call('test.nothing', {})).toMatchObject({ op: 'refused', error: 'not_found' })
})

test('one connection cannot have more than some dozens of calls under way', async () => {
  const client = await enter(person())
  const answers = await Promise.all(Array.from({ length: 60 }, () => client.call('test.whoAmI', {})))
  expect(answers.filter(({ error }) => error === 'too_many').length).toBeLessThanOrEqual(28)
  expect(answers.filter(({ op }) => op === 'result').length).toBeGreaterThanOrEqual(32)
})

test('typing and presence reach those who look at the chat, and only members', async () => {
  const topic = chat()
  const id = topic.slice('chat:'.length)
  const [annaId, borisId] = [person(topic), person(topic)]
  const [anna, boris, outsider] = [await enter(annaId), await enter(borisId), await enter(person())]
  for (const client of [anna, boris, outsider]) await client.hello()
  anna.send({ op: 'watch', chat: id })
  outsider.send({ op: 'watch', chat: id })
  expect((await anna.until((frame) => frame.op === 'presence')).online.sort()).toEqual([annaId, borisId].sort())
  boris.send({ op: 'signal', chat: id, kind: 'typing' })
  boris.send({ op: 'signal', chat: id, kind: 'typing' })
  outsider.send({ op: 'signal', chat: id, kind: 'typing' })
  await anna.until((frame) => frame.kind === 'typing')
  boris.close()
  await anna.until((frame) => frame.kind === 'offline' && frame.accountId === borisId)
  expect(anna.frames.filter(({ kind }) => kind === 'typing')).toEqual([
    { op: 'signal', kind: 'typing', chat: id, accountId: borisId, personId: borisId, name: 'Борис' },
  ])
  expect(outsider.frames).toHaveLength(1)
})

test('an ended session closes its sockets with a code of its own and cannot return', async () => {
  const accountId = person()
  const client = await enter(accountId)
  await client.hello()
  ended.add(accountId)
  tell({ name: 'sessionEnded', sessionId: `session-${accountId}` })
  expect(await client.closed()).toBe(4401)
  await expect(openSocket(origin, accountId)).rejects.toThrow('401')
})

test('a session that ended without a word, in another process or by its age, does not keep its sockets', async () => {
  const [gone, stays] = [person(), person()]
  const [leaving, staying] = [await enter(gone), await enter(stays)]
  ended.add(gone)
  expect(await leaving.closed()).toBe(4401)
  await staying.hello()
})

test('a foreign page and a stranger are refused at the door', async () => {
  await expect(openSocket(origin, undefined)).rejects.toThrow('401')
  await expect(openSocket(origin, 'nobody')).rejects.toThrow('401')
  await expect(openSocket(origin, person(), { origin: 'https://evil.example' })).rejects.toThrow('403')
})

test('a thousand strangers at the door do not disturb those inside', async () => {
  const topic = chat()
  const client = await enter(person(topic))
  await client.hello()
  const strangers = Array.from({ length: 1000 }, (_, i) =>
    openSocket(origin, i % 2 ? `nobody${i}` : undefined).then(
      () => 'let in',
      (error: Error) => error.message,
    ),
  )
  expect(await client.call('test.say', { chat: topic, n: 1 })).toMatchObject({ op: 'result' })
  expect(new Set(await Promise.all(strangers))).toEqual(new Set(['refused: 401']))
  expect(await client.call('test.say', { chat: topic, n: 2 })).toMatchObject({ op: 'result' })
}, 30_000)

test('frames that make no sense are refused, and the one who goes on is closed', async () => {
  const client = await enter(person())
  await client.hello()
  client.send('{"op":')
  await client.until((frame) => frame.op === 'refused' && frame.error === 'invalid')
  for (const frame of ['null', '[]', '{"op":"dance"}', '{"op":"call"}', '{"op":"hello","cursors":{"x":-1}}'])
    client.send(frame)
  expect(await client.closed()).toBe(1008)
})

test('an oversized frame closes its own socket only', async () => {
  const [loud, quiet] = [await enter(person()), await enter(person())]
  loud.send('x'.repeat(70_000))
  expect(await loud.closed()).toBe(1009)
  await quiet.hello()
})

test('a client that does not read is told to resync once it reads again; nobody else waits for it', async () => {
  const topic = chat()
  const [slow, quick] = [await enter(person(topic)), await enter(person(topic))]
  await slow.hello()
  await quick.hello()
  slow.socket.pause()
  let seq = (await happen(topic, 0)).seq
  const text = 'щ'.repeat(8000)
  for (let burst = 0; burst < 30; burst++) {
    const facts = Array.from(
      { length: 50 },
      (): Fact => ({ topic, seq: ++seq, type: 'test.said', key: { n: seq }, at: new Date(), view: { n: seq, text } }),
    )
    publish(facts)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  await quick.until((frame) => frame.seq === seq, 10_000)
  expect(seqs(quick, topic)).toEqual(Array.from({ length: seq }, (_, i) => i + 1))
  slow.socket.resume()
  await slow.until((frame) => frame.op === 'resync', 10_000)
  expect(seqs(slow, topic).length).toBeLessThan(seq)
  expect(await slow.hello({ [topic]: seq })).toMatchObject({ [topic]: seq })
}, 30_000)
