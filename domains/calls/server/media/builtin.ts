import { type ChildProcess, fork } from 'node:child_process'
import { networkInterfaces } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { config } from '#server/config'
import { log } from '#server/log'
import { endChild } from './end-child.ts'
import { EngineLost, type MediaEngine, type Offer } from './engine.ts'
import type { NodeHears } from './nodes.ts'
import type { Sfu } from './sfu.ts'
import type { SfuSettings } from './sfu-settings.ts'
import { makeTapeFolder } from './tape-folder.ts'

const CHILD = path.join(import.meta.dirname, 'builtin-child.ts')
const START_WITHIN = 20_000
const ANSWER_WITHIN = 10_000

interface Reply {
  id?: number
  ready?: true
  output?: unknown
  error?: string
}

/** werift in a forked process: what works after `npm ci` alone. */
export async function startBuiltin({ lost }: NodeHears, ports: [number, number]): Promise<MediaEngine> {
  const child = fork(CHILD, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    execArgv: [],
    env: { PATH: process.env.PATH, ZVONOK_SFU: JSON.stringify(sfuSettings(ports)) },
    serialization: 'advanced',
  })
  const waiting = new Map<number, { resolve(output: unknown): void; reject(error: Error): void }>()
  let last = 0
  let stopping = false
  child.stderr!.on('data', (bytes) => log.warn({ said: String(bytes).slice(0, 2000) }, 'the media engine complains'))
  const ready = untilReady(child)
  child.on('message', ({ id, output, error }: Reply) => {
    if (id === undefined) return
    const asked = waiting.get(id)
    waiting.delete(id)
    if (error === undefined) asked?.resolve(output)
    else asked?.reject(new Error(error))
  })
  child.on('exit', (code, signal) => {
    for (const { reject } of waiting.values()) reject(new EngineLost(`the engine has gone: ${code ?? signal}`))
    waiting.clear()
    if (!stopping) lost()
  })
  await ready
  // Somebody who only asked about media must not keep a test or a tool from ending.
  child.unref()
  child.channel?.unref()
  if (child.stderr && 'unref' in child.stderr) (child.stderr as unknown as { unref(): void }).unref()

  function ask<T>(what: keyof Sfu, ...args: unknown[]): Promise<T> {
    last += 1
    const id = last
    return new Promise<T>((resolve, reject) => {
      const late = setTimeout(() => finish(() => reject(new EngineLost('the engine does not answer'))), ANSWER_WITHIN)
      const finish = (done: () => void) => {
        clearTimeout(late)
        waiting.delete(id)
        done()
      }
      waiting.set(id, {
        resolve: (output) => finish(() => resolve(output as T)),
        reject: (error) => finish(() => reject(error)),
      })
      if (!child.connected) return finish(() => reject(new EngineLost('the engine has gone')))
      child.send({ id, what, args })
    })
  }

  return {
    name: 'builtin',
    publish: (at, offer, mids) => ask<string>('publish', at, offer, mids),
    allow: (at, sources) => ask('allow', at, sources),
    watch: (at, watched) => ask('watch', at, watched),
    offer: (at, fresh) => ask<Offer | null>('offer', at, fresh),
    answer: (at, version, sdp) => ask('answer', at, version, sdp),
    async record(room, wish) {
      if (wish) makeTapeFolder(wish.folder, process.getuid?.() ?? 0)
      await ask('record', room, wish)
    },
    remove: (at) => ask('remove', at),
    close: (room) => ask('close', room),
    ping: () => ask('ping'),
    async stop() {
      stopping = true
      if (child.connected) child.disconnect()
      endChild(child)
    },
  }
}

function untilReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      child.kill('SIGKILL')
      reject(new EngineLost('the engine does not start'))
    }, START_WITHIN)
    child.once('message', () => {
      clearTimeout(late)
      resolve()
    })
    child.once('exit', (code) => {
      clearTimeout(late)
      reject(new EngineLost(`the engine does not start: ${code}`))
    })
  })
}

const LIVES = 4
let lives = 0

/** Each life has ports of its own: what browsers still send to the one before must not fall into a new handshake. */
function nextPorts([from, to]: [number, number]): [number, number] {
  const size = Math.floor((to - from + 1) / LIVES)
  if (size < 100) return [from, to]
  const first = from + (lives % LIVES) * size
  lives += 1
  return [first, first + size - 1]
}

/** The loopback address only where there is no other, or where the whole server listens there alone. */
function sfuSettings(ports: [number, number]): SfuSettings {
  const cards = Object.values(networkInterfaces()).flat()
  const outside = cards.some((card) => card && !card.internal && card.family === 'IPv4')
  const local = ['127.0.0.1', 'localhost', '::1'].includes(config.host)
  return {
    addresses: !outside || local ? ['127.0.0.1'] : [],
    ports: nextPorts(ports),
    address: config.mediaAddress,
  }
}
