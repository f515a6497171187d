import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { prepareSchema } from '#server/database'
import { connect } from '#server/db'
import { embeddedCluster } from '#server/postgres'

const TEMPLATE = 'zvonok_template'

/** One PostgreSQL for the run, with one migrated database that every test file copies. */
export async function setup(): Promise<() => Promise<void>> {
  const cluster = process.env.TEST_DATABASE_URL ? undefined : privateCluster()
  await cluster?.start()
  const url = process.env.TEST_DATABASE_URL ?? cluster!.url('postgres')
  const admin = new pg.Client(url)
  await admin.connect()
  await admin.query(`drop database if exists ${TEMPLATE}`)
  await admin.query(`create database ${TEMPLATE}`)
  await admin.end()
  await migrateTemplate(databaseIn(url, TEMPLATE))
  process.env.ZVONOK_TEST_SERVER = url
  process.env.ZVONOK_TEST_TEMPLATE = TEMPLATE
  return async () => {
    await cluster?.stop()
    cluster?.remove()
  }
}

function privateCluster() {
  const home = mkdtempSync(path.join(tmpdir(), 'zvonok-test-'))
  chmodSync(home, 0o755)
  const flags = ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=300', '-c', 'jit=off']
  const cluster = embeddedCluster({ dir: path.join(home, 'pg'), password: 'test', flags })
  return { ...cluster, remove: () => rmSync(home, { recursive: true, force: true }) }
}

async function migrateTemplate(url: string): Promise<void> {
  const { pool } = connect(url, 2)
  await prepareSchema(pool)
  await pool.end() // kysely ends only a pool it has used
}

export function databaseIn(url: string, database: string): string {
  return url.replace(/^(postgres(?:ql)?:\/\/[^/]*\/)[^?]*/, `$1${database}`)
}
