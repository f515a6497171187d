import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { runMigrations } from 'graphile-worker'
import pg from 'pg'
import { config, secret } from './config.ts'
import { holdDataFolder } from './data-folder.ts'
import { connect, type Db } from './db.ts'
import { log } from './log.ts'
import { migrate } from './migrations.ts'
import { type Cluster, embeddedCluster } from './postgres.ts'

export interface OpenDatabase {
  db: Db
  pool: pg.Pool
  url: string
  /** Whether this process has started the embedded PostgreSQL; false when a server had it running already. */
  started: boolean
  /** Ends the connections and, if this process is to stop it, the embedded PostgreSQL. */
  close(stopCluster?: boolean): Promise<void>
}

/**
 * Connects to DATABASE_URL or to the PostgreSQL of the data folder (started if need be), and brings the schema up to
 * date; whoever only looks beside a running server gives another `prepare`.
 */
export async function openDatabase({
  supervise = false,
  connections = 10,
  prepare = prepareSchema,
} = {}): Promise<OpenDatabase> {
  const cluster = config.databaseUrl ? undefined : embedded()
  const folder = cluster && supervise ? holdDataFolder(config.dataDir) : undefined
  const started = cluster !== undefined && !cluster.running()
  try {
    await cluster?.start()
    const database = await connectTo(cluster, supervise, connections, prepare)
    return {
      started,
      ...database,
      async close(stopCluster) {
        await database.close(stopCluster)
        folder?.release()
      },
    }
  } catch (error) {
    if (started) await cluster.stop()
    folder?.release()
    throw error
  }
}

async function connectTo(
  cluster: Cluster | undefined,
  supervise: boolean,
  connections: number,
  prepare: (pool: pg.Pool) => Promise<string[]>,
) {
  if (cluster) await createDatabase(cluster)
  const url = config.databaseUrl ?? cluster!.url()
  const { db, pool } = connect(url, connections)
  await untilItAnswers(pool)
  await refuseToLoseData(pool)
  const fresh = await prepare(pool)
  if (fresh.length) log.info({ migrations: fresh }, 'schema is up to date')
  const watch = cluster && supervise ? keepRunning(cluster) : undefined

  return {
    db,
    pool,
    url,
    async close(stopCluster = false) {
      watch?.stop()
      await db.destroy()
      if (stopCluster) await cluster?.stop()
    },
  }
}

/** Everything a database needs before the server can use it. */
export async function prepareSchema(pool: pg.Pool): Promise<string[]> {
  const fresh = await migrate(pool)
  await runMigrations({ pgPool: pool })
  return fresh
}

const embedded = () =>
  embeddedCluster({
    dir: path.join(config.dataDir, 'pg'),
    password: secret('database').toString('hex'),
    flags: ['-c', 'shared_buffers=256MB', '-c', 'max_wal_size=2GB', '-c', 'jit=off'],
  })

async function createDatabase(cluster: Cluster): Promise<void> {
  const client = new pg.Client(cluster.url('postgres'))
  await client.connect()
  const { rowCount } = await client.query(`select 1 from pg_database where datname = 'zvonok'`)
  if (!rowCount) await client.query('create database zvonok')
  await client.end()
}

/** A database server may come up after us, and comes back after its own restart. */
async function untilItAnswers(pool: pg.Pool, patience = 60_000): Promise<void> {
  const deadline = Date.now() + patience
  for (;;) {
    try {
      await pool.query('select 1')
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
      log.warn({ reason: String(error) }, 'waiting for the database')
      await sleep(1000)
    }
  }
}

/** An answered message is on disk: that promise cannot be kept by a database that does not wait for the disk. */
export async function refuseToLoseData(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
            current_setting('full_page_writes') as pages`,
  )
  const off = Object.entries(rows[0]).flatMap(([name, value]) => (value === 'off' ? [name] : []))
  if (off.length)
    throw new Error(`The database has ${off.join(', ')} off: acknowledged messages could be lost. Turn it on.`)
}

function keepRunning(cluster: Cluster): { stop(): void } {
  let starting = false
  const timer = setInterval(async () => {
    if (starting || cluster.running()) return
    starting = true
    log.error('PostgreSQL has gone, starting it again')
    await cluster.start().catch((error) => log.error({ err: error }, 'PostgreSQL does not start'))
    starting = false
  }, 250)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
