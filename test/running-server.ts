import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const ROOT = path.resolve(import.meta.dirname, '..')
const START_WITHIN = 90_000

export type RunningServer = Awaited<ReturnType<typeof startServer>>

/**
 * The very program that a school runs: its own process, data folder and PostgreSQL, on a free port. The embedded
 * database is the one that waits for the disk, as the server insists on. Stop it in afterAll.
 */
export async function startServer({ args = [] as string[], environment = {} as Record<string, string> } = {}) {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'zvonok-running-'))
  const port = await freePort()
  const origin = `http://127.0.0.1:${port}`
  const output: string[] = []
  let child = start()

  function start(): ChildProcess {
    const { NODE_OPTIONS, NODE_ENV, VITEST, DATABASE_URL, ...rest } = process.env
    const started = spawn(process.execPath, ['apps/server/main.ts', ...args], {
      cwd: ROOT,
      env: { ...rest, ZVONOK_DATA: dataDir, PORT: String(port), HOST: '127.0.0.1', ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    for (const stream of [started.stdout!, started.stderr!]) stream.on('data', (bytes) => output.push(String(bytes)))
    return started
  }

  async function untilHealthy(): Promise<void> {
    const deadline = Date.now() + START_WITHIN
    while (Date.now() < deadline) {
      const answer = await fetch(`${origin}/healthz`).catch(() => undefined)
      if (answer?.ok) return
      if (child.exitCode !== null) break
      await sleep(50)
    }
    await halt()
    throw new Error(`the server does not start:\n${output.join('').slice(-4000)}`)
  }

  async function halt(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill('SIGTERM')
    await gone
  }

  await untilHealthy()
  return {
    origin,
    dataDir,
    /** Everything the server has printed, for the reader of a failure. */
    output: () => output.join(''),
    /** The one-time address that the console gives to the first operator. */
    setupLink(): string {
      const link = /(http\S+\/setup\?token=\S+)/.exec(output.join(''))?.[1]
      if (!link) throw new Error(`no set-up link in:\n${output.join('')}`)
      return link
    },
    pid: () => child.pid!,
    /** Is the same process that was started still there? */
    alive: () => child.exitCode === null && child.signalCode === null,
    /** Another life of it, with these settings besides. */
    async restart(more: Record<string, string> = {}): Promise<void> {
      await halt()
      Object.assign(environment, more)
      child = start()
      await untilHealthy()
    },
    async stop(): Promise<void> {
      await halt()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (!address || typeof address === 'string') throw new Error('no free port')
  return address.port
}
