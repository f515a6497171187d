import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { type Pack, pack } from 'tar-stream'
import { config } from '../config.ts'
import { type Db, onClient } from '../db.ts'
import { placeOf } from '../files.ts'
import { storage } from '../storage.ts'
import { listContents, listStored } from './contents.ts'
import { contentEntry, JOBS, MANIFEST, type Manifest, SEALED, SECRETS, tableEntry } from './manifest.ts'
import { seal } from './sealed.ts'
import { copyOut, ONE_SPELLING, readShapes, weigh } from './tables.ts'

interface Wishes {
  /** Where the archive is to stand; it must not be there yet. */
  file: string
  /** With it secrets are sealed; `null` leaves them out. */
  passphrase?: string | null | undefined
  say?: (sentence: string) => void
}

/**
 * One file with everything of an installation, written while it runs: all tables as of one moment, then the contents
 * that their rows name. What people remove in between is said to be gone; anything else that is missing is a fault.
 */
export async function writeBackup(db: Db, pool: pg.Pool, { file, passphrase, say }: Wishes): Promise<Manifest> {
  const folder = await mkdtemp(`${file}.part-`)
  const draft = path.join(folder, 'archive.tar')
  const tar = pack()
  const written = pipeline(Readable.from(tar), createWriteStream(draft, { mode: 0o600 }))
  try {
    const secrets = await addSecrets(tar, passphrase)
    const snapshot = await addSnapshot(tar, pool, folder, say)
    const bytes = await addContents(tar, db, folder, snapshot, say)
    const { wanted: _, ...facts } = snapshot
    const manifest: Manifest = { format: 'zvonok-backup', version: 1, ...facts, ...bytes, secrets }
    await addBytes(tar, MANIFEST, Buffer.from(JSON.stringify(manifest, null, 1)))
    tar.finalize()
    await written
    await toDisk(draft)
    await rename(draft, file)
    await toDisk(path.dirname(path.resolve(file)))
    return manifest
  } catch (error) {
    tar.destroy()
    await written.catch(() => undefined)
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** All tables in one snapshot; and what their rows name, asked in the same. */
async function addSnapshot(tar: Pack, pool: pg.Pool, folder: string, say: Wishes['say']) {
  const client = await pool.connect()
  try {
    await client.query(`begin isolation level repeatable read read only; ${ONE_SPELLING}`)
    const [now] = (await client.query(`select now() as at, current_setting('server_version') as postgres`)).rows
    const tables: Manifest['tables'] = []
    for (const shape of await readShapes(client)) {
      const part = path.join(folder, 'table')
      const { through, told } = weigh()
      await pipeline(client.query(copyTo(copyOut(shape))), through, createGzip(), createWriteStream(part))
      const { sha256, rows } = told()
      await addFile(tar, tableEntry(shape.name), part)
      tables.push({ ...shape, rows, sha256 })
    }
    say?.(`таблиц ${tables.length}, строк ${tables.reduce((sum, { rows }) => sum + rows, 0)}`)
    const jobs = await addJobs(tar, client, folder)
    const migrations = (await client.query('select name from migrations order by name')).rows.map(({ name }) => name)
    const snapshot = onClient(client)
    const wanted = { content: await listContents(snapshot), files: await listStored(snapshot) }
    return { at: (now.at as Date).toISOString(), postgres: now.postgres as string, migrations, tables, jobs, wanted }
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

/** What is queued for later: messages of the morning, deadlines of polls. By the queue's own words, not its tables. */
async function addJobs(tar: Pack, client: pg.PoolClient, folder: string): Promise<Manifest['jobs']> {
  const { rows } = await client.query(`
    select t.identifier, j.payload, j.run_at, j.max_attempts, j.key, j.priority
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
     where j.attempts < j.max_attempts order by j.id`)
  const { through, told } = weigh()
  const part = path.join(folder, 'jobs')
  through.end(rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  await pipeline(through, createGzip(), createWriteStream(part))
  await addFile(tar, JOBS, part)
  return { count: rows.length, sha256: told().sha256 }
}

type Snapshot = Awaited<ReturnType<typeof addSnapshot>>

async function addContents(tar: Pack, db: Db, folder: string, { wanted }: Snapshot, say: Wishes['say']) {
  const contents: Manifest['contents'] = []
  const missing: string[] = []
  const add = async (place: 'content' | 'files', sha256: string, bytes: Readable) => {
    const part = path.join(folder, 'content')
    const { through, told } = weigh()
    await pipeline(bytes, through, createWriteStream(part))
    const weighed = told()
    if (weighed.sha256 !== sha256)
      throw new Error(`${contentEntry(place, sha256)} is spoilt: its bytes have another hash`)
    await addFile(tar, contentEntry(place, sha256), part)
    contents.push({ place, sha256, size: weighed.size })
  }
  for (const sha256 of [...wanted.content].sort()) {
    if (await storage().has(sha256)) await add('content', sha256, await storage().read(sha256))
    else missing.push(sha256)
  }
  for (const sha256 of [...wanted.files].sort()) {
    const there = await stat(placeOf(sha256)).catch(() => null)
    if (there) await add('files', sha256, createReadStream(placeOf(sha256)))
    else missing.push(sha256)
  }
  const still = new Set([...(await listContents(db)), ...(await listStored(db))])
  const lost = missing.filter((sha256) => still.has(sha256))
  if (lost.length > 0) throw new Error(`${lost.length} files are named by rows and are not there, first ${lost[0]}`)
  say?.(`файлов ${contents.length}, ${Math.round(contents.reduce((sum, { size }) => sum + size, 0) / 1024)} КБ`)
  return { contents, gone: missing }
}

async function addSecrets(tar: Pack, passphrase: string | null | undefined): Promise<Manifest['secrets']> {
  if (passphrase === null) return 'none'
  const folder = path.join(config.dataDir, 'secrets')
  const names = await readdir(folder).catch(() => [])
  const secrets = await Promise.all(names.map(async (name) => [name, await readFile(path.join(folder, name), 'utf8')]))
  const bytes = Buffer.from(JSON.stringify(Object.fromEntries(secrets)))
  if (!passphrase) await addBytes(tar, SECRETS, bytes)
  else await addBytes(tar, SEALED, seal(bytes, passphrase))
  return passphrase ? 'sealed' : 'plain'
}

const addBytes = (tar: Pack, name: string, bytes: Buffer): Promise<void> =>
  new Promise((resolve, reject) =>
    tar.entry({ name, mode: 0o600 }, bytes, (error) => (error ? reject(error) : resolve())),
  )

async function addFile(tar: Pack, name: string, file: string): Promise<void> {
  const { size } = await stat(file)
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const entry = tar.entry({ name, size, mode: 0o600 }, (error) => (error ? reject(error) : resolve()))
  for await (const part of createReadStream(file)) if (!entry.write(part)) await once(entry, 'drain')
  entry.end(null)
  await promise
}

async function toDisk(file: string): Promise<void> {
  const handle = await open(file, 'r')
  await handle.sync().finally(() => handle.close())
}
