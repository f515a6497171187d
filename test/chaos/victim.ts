import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const ROOT = path.resolve(import.meta.dirname, '../..')
const BACK_WITHIN = 60_000

/** A whole installation in a folder of its own, with a server and a database to be killed. */
export async function openVictim() {
  const home = mkdtempSync(path.join(tmpdir(), 'zvonok-chaos-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  let child = start()

  function start(): ChildProcess {
    const env = {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      ZVONOK_DATA: home,
      ZVONOK_LOG: 'fatal',
      ZVONOK_MESSAGES_PER_MINUTE: '1000000',
      DATABASE_URL: '',
    }
    return spawn('node', ['--max-semi-space-size=16', 'apps/server/main.ts'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
  }

  async function untilWell(): Promise<void> {
    const deadline = Date.now() + BACK_WITHIN
    while (Date.now() < deadline) {
      const answer = await fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined)
      if (answer?.ok) return
      if (child.exitCode !== null) throw new Error(`the server does not start: it ended with ${child.exitCode}`)
      await sleep(50)
    }
    throw new Error('the server has not come back within a minute')
  }

  const postmaster = () => Number(readFileSync(path.join(home, 'pg/postmaster.pid'), 'utf8').split('\n')[0])

  /** No farewell: the server is gone between two instructions. Its database may stay alone for a while. */
  async function killServer(): Promise<void> {
    const gone = once(child, 'exit')
    child.kill('SIGKILL')
    await gone
    child = start()
    await untilWell()
  }

  /** The server has to notice by itself and to start it again. */
  async function killDatabase(): Promise<void> {
    process.kill(postmaster(), 'SIGKILL')
    await sleep(100)
    await untilWell()
  }

  async function killBoth(): Promise<void> {
    process.kill(postmaster(), 'SIGKILL')
    await killServer()
  }

  function database(): pg.Pool {
    const socket = readFileSync(path.join(home, 'pg/postmaster.pid'), 'utf8').split('\n')[4]!
    const password = Buffer.from(readFileSync(path.join(home, 'secrets/database'), 'utf8'), 'base64').toString('hex')
    const pool = new pg.Pool({
      connectionString: `postgres://postgres:${password}@/zvonok?host=${encodeURIComponent(socket)}&port=5432`,
    })
    pool.on('error', () => undefined)
    return pool
  }

  async function close(): Promise<void> {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    rmSync(home, { recursive: true, force: true })
  }

  await untilWell()
  return { origin, killServer, killDatabase, killBoth, database, close }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  return typeof address === 'object' && address ? address.port : 0
}
