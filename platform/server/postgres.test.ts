import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refuseToLoseData } from './database.ts'
import { surviveLostConnections } from './db.ts'
import { embeddedCluster } from './postgres.ts'

let home: string
let dir: string

const cluster = (flags: string[] = []) =>
  embeddedCluster({ dir, password: 'проба 1', flags: ['-c', 'shared_buffers=16MB', ...flags] })
const pidFile = () => path.join(dir, 'postmaster.pid')
const pid = () => Number(readFileSync(pidFile(), 'utf8').split('\n')[0])

async function ask(text: string): Promise<unknown> {
  const client = new pg.Client(cluster().url('postgres'))
  await client.connect()
  try {
    return Object.values((await client.query(text)).rows[0] ?? {})[0]
  } finally {
    await client.end()
  }
}

beforeAll(async () => {
  home = mkdtempSync(path.join(tmpdir(), 'zvonok-postgres-'))
  chmodSync(home, 0o755)
  dir = path.join(home, 'pg')
  await cluster().start()
})

afterAll(async () => {
  await cluster().stop()
  rmSync(home, { recursive: true, force: true })
})

test('a server that was killed leaves its database running, and the next one adopts it', async () => {
  const before = pid()
  await cluster().start()
  expect(pid()).toBe(before)
  expect(await ask('select 1')).toBe(1)
})

test('a database that was killed starts again with what it has committed', async () => {
  await ask('create table kept (n int)')
  await ask('insert into kept values (7)')
  process.kill(pid(), 'SIGKILL')
  await expect.poll(() => cluster().running()).toBe(false)
  await cluster().start()
  expect(await ask('select n from kept')).toBe(7)
})

test('a pid file that names somebody else by now does not stop it', async () => {
  await cluster().stop()
  writeFileSync(pidFile(), `${process.pid}\n${dir}\n`)
  expect(cluster().running()).toBe(false)
  await cluster().start()
  expect(await ask('select n from kept')).toBe(7)
})

test('a database that does not wait for the disk is refused', async () => {
  const pool = new pg.Pool({ connectionString: cluster().url('postgres'), max: 1 })
  surviveLostConnections(pool)
  await refuseToLoseData(pool)
  await pool.end()
  await cluster().stop()
  await cluster(['-c', 'fsync=off']).start()
  const careless = new pg.Pool({ connectionString: cluster().url('postgres'), max: 1 })
  surviveLostConnections(careless)
  await expect(refuseToLoseData(careless)).rejects.toThrow('fsync off')
  await careless.end()
})
