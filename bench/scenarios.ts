import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { ownCpuSeconds } from './cpu.ts'
import { type Figure, type Outcome, percentile } from './figures.ts'
import { Fleet } from './fleet.ts'
import type { Subject } from './servers.ts'

const WARM_UP = 3000
// Idle collection of the runtime takes its time.
const SETTLED = 12_000

/** As many messages as it can take, `inFlight` of them unanswered at any moment. */
export async function saturation(subject: Subject, { seconds = 15, inFlight = 500 } = {}): Promise<Outcome> {
  const fleet = new Fleet(subject)
  await fleet.connect()
  const storedBefore = await subject.countStored?.()
  let going = true
  const lanes = Array.from({ length: inFlight }, async () => {
    while (going) await fleet.say()
  })
  await sleep(WARM_UP)
  fleet.measuring = true
  const before = look(subject, fleet)
  await sleep(seconds * 1000)
  const after = look(subject, fleet)
  fleet.measuring = false
  going = false
  await Promise.all(lanes)
  await fleet.settle()
  await checkStored(subject, fleet, storedBefore)
  fleet.leave()
  const spent = difference(before, after)
  return {
    scenario: `saturation, ${inFlight} in flight`,
    subject: subject.name,
    faults: fleet.faults,
    figures: [
      {
        name: 'CPU s per 100,000 deliveries',
        value: (spent.cpu / spent.deliveries) * 1e5,
        unit: 's',
        ...target(subject, { most: 1.1 }),
      },
      { name: 'the database’s part of it', value: (spent.database / spent.deliveries) * 1e5, unit: 's' },
      {
        name: 'deliveries per second',
        value: spent.deliveries / spent.seconds,
        unit: '/s',
        ...target(subject, { least: 75_000 }),
      },
      { name: 'messages per second', value: spent.acknowledged / spent.seconds, unit: '/s' },
      { name: 'CPU of server and database', value: (spent.cpu / spent.seconds) * 100, unit: '% of a core' },
      { name: 'CPU of the generator', value: (spent.own / spent.seconds) * 100, unit: '% of a core' },
      ...latencies(fleet),
    ],
  }
}

/** A steady rate, open loop: messages leave when they are due, whether the last one was answered or not. */
export async function rate(subject: Subject, perSecond: number, { seconds = 30 } = {}): Promise<Outcome> {
  const fleet = new Fleet(subject)
  await fleet.connect()
  const storedBefore = await subject.countStored?.()
  await poisson(fleet, perSecond, WARM_UP)
  fleet.measuring = true
  const before = look(subject, fleet)
  await poisson(fleet, perSecond, seconds * 1000)
  const after = look(subject, fleet)
  await fleet.settle()
  await checkStored(subject, fleet, storedBefore)
  fleet.leave()
  const spent = difference(before, after)
  const promised = perSecond === 100
  return {
    scenario: `${perSecond} messages per second`,
    subject: subject.name,
    faults: fleet.faults,
    figures: [
      ...latencies(fleet, promised ? target(subject, { most: 3 }) : {}, promised ? target(subject, { most: 20 }) : {}),
      { name: 'CPU s per 100,000 deliveries', value: (spent.cpu / spent.deliveries) * 1e5, unit: 's' },
      { name: 'the database’s part of it', value: (spent.database / spent.deliveries) * 1e5, unit: 's' },
      { name: 'CPU of the generator', value: (spent.own / spent.seconds) * 100, unit: '% of a core' },
    ],
  }
}

/** Everybody comes back at once, each having missed `missed` messages over three rooms. */
export async function storm(subject: Subject, { perRoom = 17 } = {}): Promise<Outcome> {
  const { people, chats } = subject.school
  const fleet = new Fleet(subject)
  await fleet.connect()
  await sleep(1000)
  fleet.leave()
  // Sessions are remembered for ten seconds: a storm comes later than that.
  await sleep(11_000)
  for (let n = 0; n < perRoom; n++) {
    for (let i = 0; i < chats.length; i += 50) {
      await Promise.all(chats.slice(i, i + 50).map((chat) => post(subject, chat)))
    }
  }
  const deliveriesBefore = fleet.deliveries
  const cpuBefore = subject.cpu()
  const started = performance.now()
  await Promise.all(people.map((_, index) => fleet.enter(index, true)))
  const took = performance.now() - started
  const cpu = subject.cpu() - cpuBefore
  const caughtUp = fleet.deliveries - deliveriesBefore
  const expected = people.reduce((sum, person) => sum + person.chats.length * perRoom, 0)
  if (caughtUp !== expected) fleet.faults.push(`${caughtUp} missed messages told of ${expected}`)
  fleet.leave()
  return {
    scenario: `storm, ${people.length} clients, ${perRoom * 3} missed each`,
    subject: subject.name,
    faults: fleet.faults,
    figures: [
      { name: 'all caught up', value: took / 1000, unit: 's', target: { most: 1 } },
      { name: 'CPU of server and database', value: cpu, unit: 's' },
    ],
  }
}

/** Everybody connected and joined, and nothing happens. */
export async function idle(subject: Subject): Promise<Outcome> {
  const warm = new Fleet(subject, 300)
  await warm.connect()
  await sleep(1000)
  warm.leave()
  await sleep(SETTLED)
  const before = subject.memory()
  const fleet = new Fleet(subject)
  await fleet.connect()
  await sleep(SETTLED)
  const after = subject.memory()
  const count = subject.school.people.length
  fleet.leave()
  return {
    scenario: `idle, ${count} connections`,
    subject: subject.name,
    faults: fleet.faults,
    figures: [
      {
        name: 'RSS per joined connection',
        value: (after - before) / count / 1024,
        unit: 'KB',
        ...target(subject, { most: 12 }),
      },
      { name: 'RSS of the server with nobody', value: before / 2 ** 20, unit: 'MB' },
    ],
  }
}

async function poisson(fleet: Fleet, perSecond: number, milliseconds: number): Promise<void> {
  const started = performance.now()
  for (let due = 0; due < milliseconds; ) {
    due += (-Math.log(1 - Math.random()) / perSecond) * 1000
    const early = started + due - performance.now()
    if (early > 0) await sleep(early)
    void fleet.say(started + due)
  }
}

function latencies(fleet: Fleet, p50 = {}, p99 = {}): Figure[] {
  const both = (name: string, times: number[], first = {}, second = {}): Figure[] => [
    { name: `${name}, p50`, value: percentile(times, 0.5), unit: 'ms', ...first },
    { name: `${name}, p99`, value: percentile(times, 0.99), unit: 'ms', ...second },
  ]
  return [
    ...both('acknowledged', fleet.ackTimes, p50, p99),
    ...both('delivered', fleet.deliveryTimes),
    ...both('delivered to the last member', fleet.lastTimes),
  ]
}

const look = (subject: Subject, { deliveries, acknowledged }: Fleet) => ({
  deliveries,
  acknowledged,
  cpu: subject.cpu(),
  database: subject.databaseCpu?.() ?? 0,
  own: ownCpuSeconds(),
  seconds: performance.now() / 1000,
})

function difference(before: ReturnType<typeof look>, after: ReturnType<typeof look>): ReturnType<typeof look> {
  const entries = Object.entries(after).map(([name, value]) => [name, value - before[name as keyof typeof before]])
  return Object.fromEntries(entries)
}

/** Only Zvonok has promised something. */
const target = (subject: Subject, aim: { most?: number; least?: number }) =>
  subject.countStored ? { target: aim } : {}

async function checkStored(subject: Subject, fleet: Fleet, before: number | undefined): Promise<void> {
  if (before === undefined) return
  const stored = (await subject.countStored!()) - before
  if (stored !== fleet.acknowledged)
    fleet.faults.push(`${stored} rows stored, ${fleet.acknowledged} messages acknowledged`)
}

async function post(subject: Subject, { id, members }: { id: string; members: string[] }): Promise<void> {
  const author = subject.school.people.find(({ accountId }) => accountId === members[0])!
  const answer = await fetch(`http://127.0.0.1:${subject.port}/api/chats.sendMessage`, {
    method: 'POST',
    headers: { authorization: `Bearer ${author.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ id: randomUUID(), chatId: id, text: 'Пока вас не было' }),
  })
  if (!answer.ok) throw new Error(`a message is refused: ${await answer.text()}`)
}
