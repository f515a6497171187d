import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { v5 } from 'uuid'
import { addBearer } from '#domains/accounts'
import { note } from '#server/audit'
import { BadArchive, bytesOf, forEachEntry } from '#server/backup/read-archive'
import { weigh } from '#server/backup/tables'
import { type Db, onClient } from '#server/db'
import { inTransaction } from '#server/events'
import { newId } from '#server/ids'
import { storage } from '#server/storage'
import type { SchoolManifest } from './write-archive.ts'

export interface Imported {
  organizationId: string
  name: string
  /** Rows that were not there yet. */
  rows: number
  files: number
  newIds: boolean
}

const AT_ONCE = 500
const AUDIT = /^audit_/
const UUID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g

/**
 * Brings a school into this installation, in one transaction. Its ids stay unless another school of this very id is
 * here: then all become new ones, each computed from the old, so that the same archive brings the same school again.
 */
export async function importArchive(db: Db, pool: pg.Pool, file: string): Promise<Imported> {
  const manifest = await readManifest(file)
  const client = await pool.connect()
  const folder = await mkdtemp(path.join(tmpdir(), 'zvonok-import-'))
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock(20261122)')
    const { newIds, known } = await decideIds(client, manifest)
    const rename = newIds ? (line: string) => line.replace(UUID, (id) => v5(id, manifest.organization.id)) : asIs
    const organizationId = rename(manifest.organization.id)
    const bearer = v5('bearer', organizationId)
    const tables = new Map(manifest.tables.map((table) => [`data/${table.name}.jsonl`, table]))
    let [rows, files] = [0, 0]
    await addBearer(onClient(client), bearer, 'Перенос школы')
    const insert = await inserter(client, bearer)
    await forEachEntry(file, async (bytes, name) => {
      const table = tables.get(name)
      // A chain under other ids would not be the chain that was signed: it stays in the archive.
      if (table && !(newIds && AUDIT.test(table.name))) rows += await addRows(bytes, table, rename, insert)
      const sha256 = /^files\/..\/([0-9a-f]{64})$/.exec(name)?.[1]
      if (sha256 && manifest.files.includes(sha256) && (await keep(bytes, sha256, folder))) files++
    })
    if (!known) {
      await client.query('insert into school_imports (source_id, organization_id, new_ids) values ($1, $2, $3)', [
        manifest.organization.id,
        organizationId,
        newIds,
      ])
    }
    await client.query(`select graphile_worker.add_job('search.rebuild', job_key => 'search.rebuild')`)
    await client.query('commit')
    if (!known) {
      await inTransaction(db, async (tx) =>
        note(tx, { organizationId, action: 'transfers.importSchool', details: { rows, files, sourceOf: manifest.at } }),
      )
    }
    return { organizationId, name: manifest.organization.name, rows, files, newIds }
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw error
  } finally {
    client.release()
    await rm(folder, { recursive: true, force: true })
  }
}

const asIs = (line: string): string => line

async function readManifest(file: string): Promise<SchoolManifest> {
  let manifest: SchoolManifest | undefined
  await forEachEntry(file, async (bytes, name) => {
    if (name === 'manifest.json') manifest = JSON.parse(String(await bytesOf(bytes)))
  })
  if (manifest?.format !== 'zvonok-school' || manifest.version !== 1) {
    throw new BadArchive('Это не архив школы из «Звонка», или запись его оборвалась')
  }
  return manifest
}

async function decideIds(client: pg.ClientBase, { organization }: SchoolManifest) {
  const { rows: earlier } = await client.query<{ new_ids: boolean }>(
    'select new_ids from school_imports where source_id = $1',
    [organization.id],
  )
  if (earlier[0]) return { newIds: earlier[0].new_ids, known: true }
  const { rowCount } = await client.query('select from organizations where id = $1', [organization.id])
  return { newIds: rowCount !== 0, known: false }
}

type Insert = (table: SchoolManifest['tables'][number], lines: string[]) => Promise<number>

/** Only columns that this version has, too; a later one has filled the rest with what is usual. */
async function inserter(client: pg.ClientBase, bearer: string): Promise<Insert> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(`
    select table_name as name, array_agg(column_name::text) as columns from information_schema.columns
     where table_schema = 'public' group by table_name`)
  const here = new Map(rows.map(({ name, columns }) => [name, new Set(columns)]))
  return async ({ name, columns, accounts }, lines) => {
    const known = here.get(name)
    if (!known) throw new BadArchive(`Архив сделан более новой версией: таблицы ${name} здесь нет`)
    const strange = columns.filter((column) => !known.has(column))
    if (strange.length > 0) throw new BadArchive(`Архив сделан более новой версией: ${name}.${strange[0]} здесь нет`)
    const listed = columns.map((column) => `"${column}"`).join(', ')
    const borne = Object.fromEntries(accounts.filter(({ required }) => required).map(({ column }) => [column, bearer]))
    const { rowCount } = await client.query(
      `insert into "${name}" (${listed})
       select ${listed} from jsonb_populate_recordset(null::"${name}",
         (select jsonb_agg(one || $2::jsonb) from jsonb_array_elements($1::jsonb) one))
       on conflict do nothing`,
      [`[${lines.join(',')}]`, JSON.stringify(borne)],
    )
    return rowCount ?? 0
  }
}

async function addRows(
  bytes: Readable,
  table: SchoolManifest['tables'][number],
  rename: (line: string) => string,
  insert: Insert,
): Promise<number> {
  let [added, read] = [0, 0]
  const lines: string[] = []
  for await (const line of createInterface({ input: bytes, crlfDelay: Number.POSITIVE_INFINITY })) {
    read++
    lines.push(rename(line))
    if (lines.length === AT_ONCE) added += await insert(table, lines.splice(0))
  }
  if (lines.length > 0) added += await insert(table, lines)
  if (read !== table.rows) throw new BadArchive(`В архиве испорчено: data/${table.name}.jsonl`)
  return added
}

async function keep(bytes: Readable, sha256: string, folder: string): Promise<boolean> {
  if (await storage().has(sha256)) return false
  const part = path.join(folder, newId())
  const { through, told } = weigh()
  await pipeline(bytes, through, createWriteStream(part))
  if (told().sha256 !== sha256) throw new BadArchive(`В архиве испорчено: файл ${sha256}`)
  await storage().keep(sha256, part)
  await rm(part, { force: true })
  return true
}
