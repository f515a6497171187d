import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { config } from '#server/config'
import { startBuiltin } from './builtin.ts'
import { shareOf } from './choose.ts'
import { startJanus } from './janus.ts'
import { canRunJanus } from './janus-installed.ts'
import { type Nodes, openNodes } from './nodes.ts'
import { offerOf } from './test-offer.ts'

const STARTS = { builtin: startBuiltin, janus: startJanus }
const PORTS: [number, number] = [41_000, 41_999]

/** Children of this very process, by the program they run. */
function children(engine: keyof typeof STARTS): number[] {
  const what = { builtin: 'builtin-child', janus: '/usr/bin/janus' }[engine]
  const found = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' })
  return found.split('\n').flatMap((line) => (line.includes(what) ? [Number.parseInt(line, 10)] : []))
}

describe.each(['builtin', 'janus'] as const)('two nodes of %s', (engine) => {
  if (engine === 'janus' && !canRunJanus()) return test.skip('Janus is not installed here')
  let nodes: Nodes
  let lost: string[]
  /** The processes of these nodes: those of the test before may still be ending. */
  let processes: number[]
  /** An engine begins when this has come to pass: at once, but where a test holds it back. */
  let mayStart = Promise.resolve()
  let comesBack = (): void => undefined
  afterEach(() => {
    comesBack()
    return nodes.stop()
  })

  async function open(): Promise<void> {
    lost = []
    mayStart = Promise.resolve()
    const before = children(engine)
    nodes = openNodes(
      [0, 1].map((place) => ({
        name: `node ${place + 1}`,
        start: async (hears) => {
          await mayStart
          return STARTS[engine](hears, shareOf(PORTS, place, 2))
        },
      })),
      { lost: (rooms) => lost.push(...rooms), changed: () => undefined, weigh: () => 1 },
    )
    await Promise.all(nodes.warmUp())
    processes = children(engine).filter((one) => !before.includes(one))
  }
  const carried = () => nodes.state().map(({ calls }) => calls)
  const comes = async (room: string) => {
    const running = await nodes.engineFor(room)
    return running.publish({ room, peer: 'timur' }, await offerOf(), { 0: 'mic' })
  }

  test('calls are shared out; one that is drained gets no more', async () => {
    await open()
    for (const room of ['a', 'b', 'c', 'd']) expect(await comes(room)).toContain('a=fingerprint')
    expect(carried()).toEqual([2, 2])
    expect(nodes.drain('node 1', true)).toBe(true)
    for (const room of ['e', 'f']) await comes(room)
    expect(carried()).toEqual([2, 4])
    expect(nodes.state()[0]).toMatchObject({ state: 'draining' })
    nodes.leave('a')
    nodes.drain('node 1', false)
    await comes('g')
    expect(carried()).toEqual([2, 4])
    expect(nodes.drain('nobody', true)).toBe(false)
  })

  test('people are told the address that they see, and no other of the machine', async () => {
    config.mediaAddress = '203.0.113.7'
    await open()
    config.mediaAddress = undefined
    const addresses = [...(await comes('a')).matchAll(/^a=candidate:\S+ 1 udp \d+ (\S+) /gim)].map(([, one]) => one!)
    expect(new Set(addresses.filter((one) => !one.startsWith('127.')))).toEqual(new Set(['203.0.113.7']))
  })

  test('one dies: its calls are told, and begin anew on the other one; it comes back', async () => {
    await open()
    for (const room of ['a', 'b']) await comes(room)
    const untouched = { a: nodes.engineOf('b'), b: nodes.engineOf('a') }
    mayStart = new Promise((resolve) => {
      comesBack = resolve
    })
    process.kill(processes[0]!, 'SIGKILL')
    await vi.waitFor(() => expect(lost).toHaveLength(1), 10_000)
    const [begun, other] = lost[0] === 'a' ? (['a', 'b'] as const) : (['b', 'a'] as const)
    expect(nodes.engineOf(begun)).toBeUndefined()
    expect(nodes.state().find(({ calls }) => calls === 1)).toMatchObject({ state: 'up', restarts: 0 })
    expect(await comes(begun)).toContain('a=fingerprint')
    expect(carried().toSorted()).toEqual([0, 2])
    expect(nodes.engineOf(other)).toBe(untouched[begun])
    expect(lost).toEqual([begun])
    comesBack()
    await vi.waitFor(() => expect(nodes.state().map(({ state }) => state)).toEqual(['up', 'up']), 10_000)
    await comes(randomUUID())
    expect(carried().toSorted()).toEqual([1, 2])
  })

  test.runIf(engine === 'builtin')(
    'one that is there and does not answer is as good as dead',
    async () => {
      await open()
      for (const room of ['a', 'b']) await comes(room)
      const frozen = processes[0]!
      process.kill(frozen, 'SIGSTOP')
      await vi.waitFor(() => expect(lost).toHaveLength(1), 20_000)
      expect(await comes(lost[0]!)).toContain('a=fingerprint')
      await vi.waitFor(() => expect(children(engine)).not.toContain(frozen), 10_000)
    },
    40_000,
  )
})
