import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { measureCalls } from './calls/measure.ts'
import { type Outcome, print } from './figures.ts'
import { idle, rate, saturation, storm } from './scenarios.ts'
import { measureSearch } from './search.ts'
import { seedFile } from './seed.ts'
import { type Subject, startBare, startZvonok } from './servers.ts'

const SCHOOL = { people: 1000, roomSize: 30, seats: 3 }
const SCENARIOS = ['rates', 'saturation', 'storm', 'memory']

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: 'string' },
    'room-size': { type: 'string' },
    seats: { type: 'string' },
    out: { type: 'string' },
    seconds: { type: 'string' },
    messages: { type: 'string' },
    'in-flight': { type: 'string' },
    rounds: { type: 'string' },
    viewers: { type: 'string' },
    help: { type: 'boolean', short: 'h' },
  },
})

const size = {
  people: Number(values.people ?? SCHOOL.people),
  roomSize: Number(values['room-size'] ?? SCHOOL.roomSize),
  seats: Number(values.seats ?? SCHOOL.seats),
}
const load = { seconds: Number(values.seconds ?? 15), inFlight: Number(values['in-flight'] ?? 500) }
const outcomes: Outcome[] = []

if (values.help) {
  console.log(
    'bin/bench [rates] [saturation] [storm] [memory]\nbin/bench search --messages 1000000\nbin/bench calls --rounds 20 --viewers 60 --people 30\nbin/bench seed --people N --room-size 30 --seats 3 --out FILE',
  )
} else if (positionals[0] === 'seed') {
  await seedFile(size, values.out ?? 'school.json')
  process.exit(0)
} else {
  const wanted = positionals.length ? positionals : SCENARIOS
  if (wanted.includes('search')) await run(() => measureSearch(Number(values.messages ?? 1_000_000)))
  if (wanted.includes('calls')) {
    const [rounds, viewers, people] = [values.rounds ?? 20, values.viewers ?? 60, values.people ?? 30].map(Number)
    await measureCalls({ rounds: rounds!, viewers: viewers!, people: people! }, run)
  }
  if (wanted.some((name) => !['memory', 'search', 'calls'].includes(name))) await measureSchool(wanted)
  if (wanted.includes('memory')) await measureMemory()
  keep()
  process.exit(outcomes.some(({ faults }) => faults.length) ? 1 : 0)
}

async function measureSchool(wanted: string[]): Promise<void> {
  const zvonok = await startZvonok(size)
  const bare = await startBare(zvonok.school)
  for (const subject of [zvonok, bare]) {
    if (wanted.includes('rates'))
      for (const perSecond of [20, 100]) await run(() => rate(subject, perSecond, { seconds: load.seconds * 2 }))
    if (wanted.includes('saturation')) await run(() => saturation(subject, load))
    if (wanted.includes('storm') && subject === zvonok) await run(() => storm(subject))
    await subject.stop()
  }
}

async function measureMemory(): Promise<void> {
  const zvonok = await startZvonok({ ...size, people: 5010 })
  await run(() => idle(zvonok))
  await zvonok.stop()
  const bare: Subject = await startBare(zvonok.school)
  await run(() => idle(bare))
  await bare.stop()
}

async function run(scenario: () => Promise<Outcome>): Promise<void> {
  const outcome = await scenario()
  outcomes.push(outcome)
  print(outcome)
}

function keep(): void {
  const folder = path.resolve(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const at = new Date().toISOString().slice(0, 19).replaceAll(':', '')
  writeFileSync(
    path.join(folder, `${at}.json`),
    `${JSON.stringify({ at, node: process.version, outcomes }, null, 2)}\n`,
  )
}
