import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { availableParallelism, networkInterfaces, tmpdir } from 'node:os'
import path from 'node:path'
import process from 'node:process'
import { setTimeout as sleep } from 'node:timers/promises'
import { config } from '#server/config'
import { log } from '#server/log'
import { EngineLost, type MediaEngine } from './engine.ts'
import { findJanusFolder, writeConfig } from './janus-config.ts'
import { janusRooms } from './janus-rooms.ts'
import { type JanusWire, openJanus } from './janus-wire.ts'
import { makeRunFolder } from './run-folders.ts'
import { makeTapeFolder } from './tape-folder.ts'

const SETPRIV = '/usr/bin/setpriv'
/** An identity that owns nothing on this machine. */
const NOBODY = 23_456
const START_WITHIN = 10_000
const OLDEST = 1100

/** Debian's Janus as a child of ours: without rights, with a configuration of its own, heard over a socket of its own. */
export async function startJanus(onLost: () => void, onChanged: (room: string) => void): Promise<MediaEngine> {
  const installed = findJanusFolder()
  if (!installed) throw new EngineLost('janus is not installed')
  const run = makeRunFolder(tmpdir(), 'zvonok-janus')
  const secrets = { api: newSecret(), admin: newSecret(), room: newSecret() }
  const media = { ports: config.mediaPorts, address: config.mediaAddress, loops: Math.max(2, availableParallelism()) }
  writeConfig(run, installed, secrets, media)
  const child = start(run)
  let stopping = false
  let told = false
  const gone = () => {
    if (told) return
    told = true
    rmSync(run, { recursive: true, force: true })
    if (!stopping) onLost()
  }
  const wire = await connect(path.join(run, 'api.sock'), secrets.api, child, {
    told: (reply) => rooms?.hear(reply),
    closed: () => {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
      gone()
    },
  })
  child.on('exit', gone)
  const rooms = janusRooms(wire, secrets.room, onChanged)
  return {
    name: 'janus',
    ...rooms.engine,
    async record(room, wish) {
      if (wish) makeTapeFolder(wish.folder, NOBODY)
      await rooms.engine.record(room, wish)
    },
    async stop() {
      stopping = true
      wire.close()
      child.kill('SIGTERM')
      rmSync(run, { recursive: true, force: true })
    },
  }
}

/** Installed, of an age that knows our requests, and with a network card: it gathers nothing on the loopback alone. */
export function canRunJanus(): boolean {
  if (!existsSync('/usr/bin/janus') || !existsSync(SETPRIV) || !findJanusFolder()) return false
  const cards = Object.values(networkInterfaces()).flat()
  if (!cards.some((card) => card && !card.internal && card.family === 'IPv4')) return false
  return versionOfJanus() >= OLDEST
}

function versionOfJanus(): number {
  try {
    return readVersion(execFileSync('/usr/bin/janus', ['--version'], { encoding: 'utf8', stdio: 'pipe' }))
  } catch (error) {
    // It tells its version and then complains of being asked.
    return readVersion(String((error as { stdout?: string }).stdout ?? ''))
  }
}

const readVersion = (text: string): number => Number(/Janus version: (\d+)/.exec(text)?.[1] ?? 0)

function start(run: string): ChildProcess {
  const isRoot = process.getuid?.() === 0
  if (isRoot) own(run)
  const rights = isRoot ? [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'] : []
  // It ends with us, also when we are killed: an orphan would keep its ports.
  const args = [...rights, '--no-new-privs', '--pdeathsig=TERM', '--', '/usr/bin/janus']
  const child = spawn(SETPRIV, [...args, '-F', `${run}/etc`, '-C', `${run}/etc/janus.jcfg`], {
    cwd: run,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { PATH: '/usr/bin:/bin', HOME: run },
  })
  const hear = (bytes: Buffer) => log.debug({ said: String(bytes).slice(0, 2000) }, 'janus')
  child.stdout!.on('data', hear)
  child.stderr!.on('data', hear)
  child.unref()
  return child
}

function own(folder: string): void {
  chownSync(folder, NOBODY, NOBODY)
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) own(file)
    else if (!entry.isSymbolicLink()) chownSync(file, NOBODY, NOBODY)
  }
}

async function connect(
  socket: string,
  secret: string,
  child: ChildProcess,
  hear: Parameters<typeof openJanus>[2],
): Promise<JanusWire> {
  const deadline = Date.now() + START_WITHIN
  while (Date.now() < deadline && child.exitCode === null) {
    if (existsSync(socket)) {
      const wire = await openJanus(socket, secret, hear).catch(() => undefined) // not listening yet
      if (wire) return wire
    }
    await sleep(20)
  }
  child.kill('SIGKILL')
  throw new EngineLost('janus does not start')
}

const newSecret = (): string => randomBytes(24).toString('hex')
