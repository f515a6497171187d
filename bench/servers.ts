import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { cpuSeconds, rss } from './cpu.ts'
import { type School, type Size, seedSchool } from './seed.ts'

const ROOT = path.resolve(import.meta.dirname, '..')

/** A system under test, pinned to the first core together with its database. */
export interface Subject {
  name: string
  port: number
  school: School
  cpu(): number
  /** The database's part of it. */
  databaseCpu?(): number
  memory(): number
  /** Undefined where nothing is stored. */
  countStored?(): Promise<number>
  stop(): Promise<void>
}

const started = new Set<ChildProcess>()
process.on('exit', () => {
  for (const child of started) child.kill('SIGTERM')
})

function pinned(command: string, args: string[], env: Record<string, string>): ChildProcess {
  const child = spawn('taskset', ['-c', '0', command, ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  started.add(child)
  return child
}

export async function startZvonok(size: Size): Promise<Subject> {
  const port = await freePort()
  const home = mkdtempSync(path.join(tmpdir(), 'zvonok-bench-'))
  const child = pinned('node', ['--max-semi-space-size=16', 'apps/server/main.ts'], {
    PORT: String(port),
    ZVONOK_DATA: home,
    ZVONOK_LOG: 'warn',
    ZVONOK_MESSAGES_PER_MINUTE: '1000000', // one sender here stands for a class
    HOST: '127.0.0.1',
    DATABASE_URL: '',
  })
  await untilItAnswers(`http://127.0.0.1:${port}/healthz`, child)
  const pool = new pg.Pool({ connectionString: databaseOf(home), max: 2 })
  const school = await seedSchool(pool, size)
  const postmaster = Number(readFileSync(path.join(home, 'pg/postmaster.pid'), 'utf8').split('\n')[0])
  return {
    name: 'Zvonok',
    port,
    school,
    cpu: () => cpuSeconds(child.pid!, postmaster),
    databaseCpu: () => cpuSeconds(postmaster),
    memory: () => rss(child.pid!),
    countStored: async () => (await pool.query('select count(*)::int as n from messages')).rows[0].n,
    async stop() {
      await pool.end()
      await end(child)
      rmSync(home, { recursive: true, force: true })
    },
  }
}

/** The in-run yardstick: the same frames to the same sockets from a bare `ws`, without sessions, policies or storage. */
export async function startBare(school: School): Promise<Subject> {
  const port = await freePort()
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'zvonok-bare-')), 'school.json')
  writeFileSync(file, JSON.stringify(school))
  const child = pinned('node', ['bench/bare.ts', String(port), file], {})
  await untilItAnswers(`http://127.0.0.1:${port}/`, child)
  return {
    name: 'bare ws',
    port,
    school,
    cpu: () => cpuSeconds(child.pid!),
    memory: () => rss(child.pid!),
    stop: () => end(child),
  }
}

/** The socket folder and the password as the server keeps them. */
function databaseOf(home: string): string {
  const socket = readFileSync(path.join(home, 'pg/postmaster.pid'), 'utf8').split('\n')[4]!
  const password = Buffer.from(readFileSync(path.join(home, 'secrets/database'), 'utf8'), 'base64').toString('hex')
  return `postgres://postgres:${password}@/zvonok?host=${encodeURIComponent(socket)}&port=5432`
}

async function untilItAnswers(url: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (child.exitCode !== null) throw new Error(`${url}: the server has ended with ${child.exitCode}`)
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await sleep(100)
  }
  throw new Error(`${url} does not answer`)
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
