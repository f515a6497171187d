import { createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { type Readable, Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { config } from '../config.ts'
import { openDatabase, prepareSchema } from '../database.ts'
import type { Db } from '../db.ts'
import { placeOf } from '../files.ts'
import { migrate, readMigrations } from '../migrations.ts'
import { storage } from '../storage.ts'
import { listContents, listStored } from './contents.ts'
import { contentEntry, JOBS, type Manifest, tableEntry } from './manifest.ts'
import { BadArchive, bytesOf, checkArchive, forEachEntry } from './read-archive.ts'
import { unseal } from './sealed.ts'
import { copyIn, copyOut, ONE_SPELLING, weigh } from './tables.ts'

interface Wishes {
  file: string
  passphrase?: string | undefined
  say?: (sentence: string) => void
}

/**
 * Makes an empty place what the archive was made of, and then compares: rows and hashes of every table, and that every
 * content named by a row is there. Only then is the schema brought up to today's.
 */
export async function restoreBackup({ file, passphrase, say }: Wishes): Promise<Manifest> {
  const { manifest, secrets } = await checkArchive(file)
  say?.(`архив цел: таблиц ${manifest.tables.length}, файлов ${manifest.contents.length}`)
  await refuseUnknownMigrations(manifest)
  const opened = openSecrets(manifest, secrets, passphrase)
  await refuseFullFolder()
  await writeSecrets(opened)
  const upTo = new Set(manifest.migrations)
  const database = await openDatabase({
    connections: 4,
    prepare: async (pool) => {
      await refuseFullDatabase(pool)
      await migrate(pool, upTo)
      return []
    },
  })
  try {
    await load(database.pool, file, manifest)
    say?.('строки и файлы записаны')
    await compare(database.db, database.pool, manifest)
    say?.('сверено: строки, хеши таблиц и файлы сходятся с описью')
    await prepareSchema(database.pool)
    await addJobs(database.pool, file)
    return manifest
  } finally {
    await database.close(database.started)
  }
}

async function refuseUnknownMigrations({ migrations }: Manifest): Promise<void> {
  const known = new Set((await readMigrations()).map(({ name }) => name))
  const unknown = migrations.filter((name) => !known.has(name))
  if (unknown.length > 0) {
    throw new BadArchive(`Архив сделан более новой версией (${unknown[0]}). Обновите программу и повторите`)
  }
}

function openSecrets({ secrets }: Manifest, bytes: Buffer | null, passphrase: string | undefined) {
  if (secrets === 'none' || !bytes) return {}
  if (secrets === 'plain') return JSON.parse(String(bytes)) as Record<string, string>
  if (!passphrase) throw new BadArchive('Секреты закрыты паролем: дайте его через --passphrase-file')
  const opened = unseal(bytes, passphrase)
  if (!opened) throw new BadArchive('Пароль не подходит к секретам этого архива')
  return JSON.parse(String(opened)) as Record<string, string>
}

async function refuseFullFolder(): Promise<void> {
  const there = await readdir(config.dataDir).catch(() => [])
  if (there.length === 0) return
  throw new BadArchive(
    `Папка ${config.dataDir} не пуста. Восстановление ничего не перезаписывает: назовите пустую папку через --data`,
  )
}

async function refuseFullDatabase(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(`select relname from pg_class where relnamespace = 'public'::regnamespace limit 1`)
  if (rows.length > 0) throw new BadArchive('База не пуста. Создайте пустую и назовите её в DATABASE_URL')
}

async function writeSecrets(secrets: Record<string, string>): Promise<void> {
  const folder = path.join(config.dataDir, 'secrets')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const [name, value] of Object.entries(secrets)) {
    await writeFile(path.join(folder, path.basename(name)), value, { mode: 0o600, flag: 'wx' })
  }
}

/** One transaction: without triggers and references, which come back, and are checked, once all rows are in. */
async function load(pool: pg.Pool, file: string, { tables, contents }: Manifest): Promise<void> {
  const byEntry = new Map(tables.map((table) => [tableEntry(table.name), table]))
  const places = new Map(contents.map((one) => [contentEntry(one.place, one.sha256), one]))
  const folder = await mkdtemp(path.join(config.dataDir, 'restore-'))
  const client = await pool.connect()
  try {
    await client.query(`begin; ${ONE_SPELLING}`)
    const references = await dropReferences(client)
    const names = tables.map(({ name }) => `"${name}"`)
    for (const name of names) await client.query(`alter table ${name} disable trigger user`)
    await client.query(`truncate ${names.join(', ')}`)
    await forEachEntry(file, async (entry, name) => {
      const table = byEntry.get(name)
      const content = places.get(name)
      if (table) await pipeline(entry, createGunzip(), client.query(copyFrom(copyIn(table))))
      else if (content) await keep(entry, content, folder)
    })
    for (const name of names) await client.query(`alter table ${name} enable trigger user`)
    for (const statement of references) await client.query(statement)
    await raiseSequences(client)
    await client.query('commit')
    await client.query('analyze')
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
    await rm(folder, { recursive: true, force: true })
  }
}

async function dropReferences(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, quote_ident(conname) as name, pg_get_constraintdef(oid) as definition
      from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace`)
  for (const { table, name } of rows) await client.query(`alter table ${table} drop constraint ${name}`)
  return rows.map(({ table, name, definition }) => `alter table ${table} add constraint ${name} ${definition}`)
}

/** Numbers that a table gives itself go on after the last one that was given. */
async function raiseSequences(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(`
    select pg_get_serial_sequence(quote_ident(c.relname), a.attname) as sequence, quote_ident(c.relname) as table,
           quote_ident(a.attname) as column
      from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
       and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null`)
  for (const { sequence, table, column } of rows) {
    await client.query(`select setval('${sequence}', coalesce(max(${column}), 0) + 1, false) from ${table}`)
  }
}

async function keep(entry: Readable, { place, sha256 }: Manifest['contents'][number], folder: string): Promise<void> {
  const part = path.join(folder, 'content')
  await pipeline(entry, createWriteStream(part, { mode: 0o600 }))
  if (place === 'content') await storage().keep(sha256, part)
  else {
    await mkdir(path.dirname(placeOf(sha256)), { recursive: true, mode: 0o700 })
    await rename(part, placeOf(sha256))
  }
  await rm(part, { force: true })
}

async function compare(db: Db, pool: pg.Pool, { tables, gone }: Manifest): Promise<void> {
  const client = await pool.connect()
  const wrong: string[] = []
  try {
    await client.query(`begin read only; ${ONE_SPELLING}`)
    for (const table of tables) {
      const { through, told } = weigh()
      const nowhere = new Writable({ write: (_part, _encoding, done) => done() })
      await pipeline(client.query(copyTo(copyOut(table))), through, nowhere)
      const { rows, sha256 } = told()
      if (rows !== table.rows || sha256 !== table.sha256) wrong.push(`${table.name}: ${rows} из ${table.rows}`)
    }
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
  const excused = new Set(gone)
  for (const sha256 of await listContents(db)) {
    if (!excused.has(sha256) && !(await storage().has(sha256))) wrong.push(`файл ${sha256}`)
  }
  const stored = new Set(await readdirDeep(path.dirname(path.dirname(placeOf('00')))))
  for (const sha256 of await listStored(db)) {
    if (!excused.has(sha256) && !stored.has(sha256)) wrong.push(`файл ${sha256}`)
  }
  if (wrong.length > 0) throw new BadArchive(`Восстановленное не сходится с архивом: ${wrong.slice(0, 5).join('; ')}`)
}

const readdirDeep = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true }).catch(() => [])).map((name) => path.basename(name))

/** Once the queue itself is set up. */
async function addJobs(pool: pg.Pool, file: string): Promise<void> {
  await forEachEntry(file, async (entry, name) => {
    if (name !== JOBS) return
    const gunzip = createGunzip()
    entry.pipe(gunzip)
    for (const line of String(await bytesOf(gunzip))
      .split('\n')
      .filter(Boolean)) {
      const job = JSON.parse(line)
      await pool.query(
        `select graphile_worker.add_job(identifier => $1, payload => $2::json, run_at => $3::timestamptz,
           max_attempts => $4::int, job_key => $5, priority => $6::int)`,
        [job.identifier, JSON.stringify(job.payload), job.run_at, job.max_attempts, job.key, job.priority],
      )
    }
  })
}
