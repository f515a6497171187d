import type { ChildProcess } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { config, type JanusConfig, secret } from '#server/config'
import { endChild } from './end-child.ts'
import { EngineLost, type MediaEngine } from './engine.ts'
import { writeConfig } from './janus-config.ts'
import { findJanusFolder } from './janus-installed.ts'
import { janusRooms } from './janus-rooms.ts'
import { type JanusWire, openJanus } from './janus-wire.ts'
import type { NodeHears } from './nodes.ts'
import { NOBODY, startRightless } from './rightless.ts'
import { makeRunFolder } from './run-folders.ts'
import { makeTapeFolder } from './tape-folder.ts'

const START_WITHIN = 10_000

/** Debian's Janus as a child of ours: without rights, with a configuration of its own, heard over a socket of its own. */
export async function startJanus({ lost, changed }: NodeHears, ports: [number, number]): Promise<MediaEngine> {
  const installed = findJanusFolder()
  if (!installed) throw new EngineLost('janus is not installed')
  const run = makeRunFolder(tmpdir(), 'zvonok-janus')
  const secrets = { api: newSecret(), admin: newSecret(), room: newSecret() }
  const media = { ports, address: config.mediaAddress, loops: Math.max(2, availableParallelism()) }
  writeConfig(run, installed, secrets, media)
  const child = startRightless('/usr/bin/janus', ['-F', `${run}/etc`, '-C', `${run}/etc/janus.jcfg`], run)
  let stopping = false
  let told = false
  const gone = () => {
    if (told) return
    told = true
    rmSync(run, { recursive: true, force: true })
    if (!stopping) lost()
  }
  const wire = await connect(`ws+unix://${run}/api.sock:/`, secrets.api, child, {
    told: (reply) => rooms?.hear(reply),
    closed: () => {
      if (!stopping && child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      gone()
    },
  })
  child.on('exit', gone)
  const rooms = janusRooms(wire, secrets.room, changed)
  return engineOver(wire, rooms, () => {
    stopping = true
    wire.close()
    endChild(child)
    rmSync(run, { recursive: true, force: true })
  })
}

/** One that others run, on a machine of its own: it was given the same words as we were. */
export async function joinJanus(
  address: string,
  words: Pick<JanusConfig, 'secret' | 'roomKey'>,
  { lost, changed }: NodeHears,
): Promise<MediaEngine> {
  let stopping = false
  const wire = await openJanus(address, words.secret, {
    told: (reply) => rooms?.hear(reply),
    closed: () => {
      if (!stopping) lost()
    },
  })
  const rooms = janusRooms(wire, words.roomKey, changed, ownMark())
  await rooms.sweep()
  return engineOver(wire, rooms, () => {
    stopping = true
    wire.close()
  })
}

const engineOver = (wire: JanusWire, rooms: ReturnType<typeof janusRooms>, stop: () => void): MediaEngine => ({
  name: 'janus',
  ...rooms.engine,
  async record(room, wish) {
    if (wish) makeTapeFolder(wish.folder, NOBODY)
    await rooms.engine.record(room, wish)
  },
  ping: wire.ping,
  stop: async () => stop(),
})

/** Rooms of other installations on the same Janus are not ours to clear away. */
const ownMark = (): string => `zvonok ${createHash('sha256').update(secret('media')).digest('hex').slice(0, 16)}`

async function connect(
  address: string,
  word: string,
  child: ChildProcess,
  hear: Parameters<typeof openJanus>[2],
): Promise<JanusWire> {
  const deadline = Date.now() + START_WITHIN
  const socket = address.slice('ws+unix://'.length, -':/'.length)
  while (Date.now() < deadline && child.exitCode === null) {
    if (existsSync(socket)) {
      const wire = await openJanus(address, word, hear).catch(() => undefined) // not listening yet
      if (wire) return wire
    }
    await sleep(20)
  }
  child.kill('SIGKILL')
  throw new EngineLost(`janus does not start: ${path.basename(socket)} is not there`)
}

const newSecret = (): string => randomBytes(24).toString('hex')
