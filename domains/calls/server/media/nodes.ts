import { log } from '#server/log'
import { EngineLost, type MediaEngine } from './engine.ts'

// One or several engines, each a node of its own: a call lives on one of them. Whichever dies, the calls it carried are
// told to begin anew, and find another one that is up, or its next life.

export interface NodeHears {
  /** It has gone by itself. */
  lost(): void
  /** There may be something new to receive in a room. */
  changed(room: string): void
}

export interface NodeSpec {
  name: string
  start(hears: NodeHears): Promise<MediaEngine>
}

interface PoolHears {
  /** These rooms are gone with their engine. */
  lost(rooms: string[]): void
  changed(room: string): void
  /** How many people a room holds: new rooms go where there are fewest. */
  weigh(room: string): number
}

interface Node extends NodeSpec {
  engine: Promise<MediaEngine> | undefined
  up: boolean
  draining: boolean
  restarts: number
  pause: number
  again: NodeJS.Timeout | undefined
  watching: NodeJS.Timeout | undefined
  rooms: Set<string>
}

const PING_EVERY = 2000
const MISSED_AT_MOST = 3
const PAUSE_AT_MOST = 15_000

export function openNodes(specs: NodeSpec[], hears: PoolHears) {
  const nodes: Node[] = specs.map((spec) => ({
    ...spec,
    engine: undefined,
    up: false,
    draining: false,
    restarts: 0,
    pause: 250,
    again: undefined,
    watching: undefined,
    rooms: new Set<string>(),
  }))
  const placed = new Map<string, Node>()
  let stopping = false

  const weightOf = ({ rooms }: Node): number => [...rooms].reduce((sum, room) => sum + 1 + hears.weigh(room), 0)

  /** Where a new room goes: to one that is up and takes them, and carries least. */
  const inOrder = (): Node[] =>
    nodes.toSorted(
      (a, b) => Number(a.draining) - Number(b.draining) || Number(b.up) - Number(a.up) || weightOf(a) - weightOf(b),
    )

  function wake(node: Node): Promise<MediaEngine> {
    node.engine ??= begin(node)
    return node.engine
  }

  async function begin(node: Node): Promise<MediaEngine> {
    clearTimeout(node.again)
    let gone = false
    try {
      const engine = await node.start({
        lost: () => {
          gone = true
          if (node.up) lose(node)
        },
        changed: hears.changed,
      })
      if (gone || stopping) throw new EngineLost(`${node.name} has gone at once`)
      node.up = true
      node.pause = 250
      watchOver(node, engine)
      return engine
    } catch (error) {
      log.warn({ node: node.name, reason: String(error) }, 'a media engine does not start')
      node.engine = undefined
      beginLater(node)
      throw error
    }
  }

  function beginLater(node: Node): void {
    if (stopping) return
    clearTimeout(node.again)
    node.again = setTimeout(() => wake(node).catch(() => undefined), node.pause) // told by begin
    node.again.unref()
    node.pause = Math.min(node.pause * 2, PAUSE_AT_MOST)
  }

  /** One that is there and does not answer is as good as gone. A pause of our own counts once, however long it was. */
  function watchOver(node: Node, engine: MediaEngine): void {
    let missed = 0
    let asking = false
    node.watching = setInterval(() => {
      if (asking) missed += 1
      if (missed >= MISSED_AT_MOST) {
        engine.stop().catch((error) => log.warn({ reason: String(error) }, 'a media engine does not stop'))
        return lose(node)
      }
      if (asking) return
      asking = true
      const heard = () => {
        asking = false
        missed = 0
      }
      engine.ping().then(heard, () => undefined) // counted as missed
    }, PING_EVERY)
    node.watching.unref()
  }

  function lose(node: Node): void {
    clearInterval(node.watching)
    node.engine = undefined
    node.up = false
    if (stopping) return
    log.error({ node: node.name }, 'the media engine has gone, another one starts')
    node.restarts += 1
    const rooms = [...node.rooms]
    node.rooms.clear()
    for (const room of rooms) placed.delete(room)
    wake(node).catch(() => undefined) // told by begin
    hears.lost(rooms)
  }

  async function engineFor(room: string): Promise<MediaEngine> {
    const tried = new Set<Node>()
    for (;;) {
      const node = placed.get(room) ?? inOrder().find((one) => !tried.has(one))
      if (!node) throw new EngineLost('no media engine is there')
      tried.add(node)
      placed.set(room, node)
      node.rooms.add(room)
      const engine = await wake(node).catch(() => undefined) // told by begin
      if (engine) return engine
      if (placed.get(room) === node) leave(room)
    }
  }

  function leave(room: string): void {
    placed.get(room)?.rooms.delete(room)
    placed.delete(room)
  }

  return {
    /** What carries a room; a new one is given to a node. */
    engineFor,
    /** What carries a room already. */
    engineOf: (room: string): Promise<MediaEngine> | undefined => placed.get(room)?.engine,
    leave,
    warmUp: () => nodes.map((node) => wake(node).catch(() => undefined)), // told by begin
    /** Takes no new rooms; those it has stay until they end. False where there is no such node. */
    drain(name: string, draining: boolean): boolean {
      const node = nodes.find((one) => one.name === name)
      if (node) node.draining = draining
      return node !== undefined
    },
    state: () =>
      nodes.map((node) => ({
        name: node.name,
        state: stateOf(node),
        restarts: node.restarts,
        calls: node.rooms.size,
        people: [...node.rooms].reduce((sum, room) => sum + hears.weigh(room), 0),
      })),
    async stop(): Promise<void> {
      stopping = true
      for (const node of nodes) {
        clearTimeout(node.again)
        clearInterval(node.watching)
        await (await node.engine?.catch(() => undefined))?.stop()
      }
    },
  }
}

/** `resting`: it starts with the first call. */
function stateOf({ draining, up, engine, again }: Node): 'draining' | 'up' | 'starting' | 'down' | 'resting' {
  if (draining) return 'draining'
  if (up) return 'up'
  return engine ? 'starting' : again ? 'down' : 'resting'
}

export type Nodes = ReturnType<typeof openNodes>
