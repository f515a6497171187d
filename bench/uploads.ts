// Two hundred people send large files while the school talks: how much slower do messages become? Before, during and
// after in one run, on one server. `node bench/uploads.ts [--uploads 200] [--seconds 20] [--rate 20]`
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { type Figure, percentile, print } from './figures.ts'
import { Fleet } from './fleet.ts'
import { type Subject, startZvonok } from './servers.ts'

const { values } = parseArgs({
  options: {
    uploads: { type: 'string', default: '200' },
    seconds: { type: 'string', default: '20' },
    rate: { type: 'string', default: '20' },
  },
})
const seconds = Number(values.seconds)
const perSecond = Number(values.rate)
const WARM_UP = 5
/** Of a core, by the server and its database, in each part. */
const busy: number[] = []

const subject = await startZvonok({ people: 300, roomSize: 30, seats: 3 })
const fleet = new Fleet(subject)
await fleet.connect()
await talk(WARM_UP)
const first = await measured()
const senders = await startUploads(subject, Number(values.uploads))
await talk(WARM_UP)
const before = await senders.sent()
const together = await measured()
const megabytes = ((await senders.sent()) - before) / 1024 ** 2
await senders.stop()
await talk(WARM_UP)
const alone = [...first, ...(await measured())]
await fleet.settle()
fleet.leave()
await subject.stop()

print({
  scenario: `${values.uploads} uploads at once, ${perSecond} messages per second`,
  subject: subject.name,
  faults: fleet.faults,
  figures: [
    ...both('acknowledged, p50', 0.5),
    ...both('acknowledged, p99', 0.99),
    { name: 'CPU of server and database, alone', value: busy[0]! * 100, unit: '% of a core' },
    { name: 'CPU of server and database, with uploads', value: busy[1]! * 100, unit: '% of a core' },
    { name: 'arrives of the files', value: megabytes / seconds, unit: 'MB/s' },
  ],
})
process.exit(fleet.faults.length ? 1 : 0)

function both(name: string, share: number): Figure[] {
  const [quiet, loaded] = [percentile(alone, share), percentile(together, share)]
  return [
    { name: `${name}, alone`, value: quiet, unit: 'ms' },
    { name: `${name}, with uploads`, value: loaded, unit: 'ms' },
    { name: `${name}, times slower`, value: loaded / quiet, unit: '', target: { most: 2 } },
  ]
}

async function measured(): Promise<number[]> {
  fleet.ackTimes = []
  fleet.measuring = true
  const cpu = subject.cpu()
  await talk(seconds)
  fleet.measuring = false
  busy.push((subject.cpu() - cpu) / seconds)
  return fleet.ackTimes
}

/** Messages leave when they are due, whether the last one was answered or not. */
async function talk(forSeconds: number): Promise<void> {
  const started = performance.now()
  for (let due = 0; due < forSeconds * 1000; ) {
    due += (-Math.log(1 - Math.random()) / perSecond) * 1000
    const early = started + due - performance.now()
    if (early > 0) await sleep(early)
    void fleet.say(started + due)
  }
}

/** In a process of their own, so that the clock of the messages is not theirs. */
async function startUploads({ port, school }: Subject, count: number) {
  const child = fork(path.join(import.meta.dirname, 'upload-fleet.ts'))
  child.send({ port, tokens: school.people.slice(0, count).map(({ token }) => token) })
  const hear = async () => ((await once(child, 'message')) as [number])[0]
  await hear()
  return {
    async sent(): Promise<number> {
      child.send('sent?')
      return hear()
    },
    async stop(): Promise<void> {
      child.kill()
      await once(child, 'exit')
    },
  }
}
