// What composing a film costs, beside its length: `node bench/recordings.ts [seconds]`. Tapes of real VP8 and Opus
// packets, as an engine leaves them; wall clock, and the processor time of everything that ran for it.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { compose } from '../domains/recordings/server/compose/compose.ts'
import { type Taped, writeTape } from '../test/tapes.ts'

const seconds = Number(process.argv[2] ?? 60)
const people = ['a', 'b', 'c', 'd'].map((letter) => letter.repeat(8))
const camera = { source: 'camera', size: '640x360', rate: 20 } as const
const screen = { source: 'screen', size: '1280x720', rate: 5 } as const

const SCENES: Record<string, Omit<Taped, 'seconds'>[]> = {
  'one speaker': [
    { peer: people[0]!, source: 'mic' },
    { peer: people[0]!, ...camera },
  ],
  'a speaker and a screen': [
    { peer: people[0]!, source: 'mic' },
    { peer: people[0]!, ...camera },
    { peer: people[0]!, ...screen },
  ],
  'four speakers': people.flatMap((peer) => [
    { peer, source: 'mic' as const },
    { peer, ...camera },
  ]),
}

for (const [name, tapes] of Object.entries(SCENES)) {
  const folder = mkdtempSync(path.join(tmpdir(), 'zvonok-bench-'))
  for (const tape of tapes) await writeTape(folder, { ...tape, seconds })
  const [wall, cpu] = [performance.now(), spent()]
  const film = await compose(folder, async () => new Map(people.map((one) => [one, 'Елена Сергеевна Воробьёва'])))
  const took = (performance.now() - wall) / 1000
  const share = (value: number) => (value / film.seconds).toFixed(3)
  const size = (readFileSync(film.file).length / 1e6).toFixed(1)
  console.log(
    `${name}: ${film.seconds} s in ${took.toFixed(1)} s = ${share(took)} of its length; processor ${share(spent() - cpu)}; ${size} MB`,
  )
  rmSync(folder, { recursive: true, force: true })
}

/** Seconds of the processor, our own and of children that have ended: proc(5). */
function spent(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]!.split(' ')
  return fields.slice(11, 15).reduce((sum, ticks) => sum + Number(ticks), 0) / 100
}
