import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type pg from 'pg'
import { type Pack, pack } from 'tar-stream'
import { storage } from '#server/storage'
import { writeLists } from './lists.ts'
import { type ScopedTable, scopeOf } from './scope.ts'

export interface SchoolManifest {
  format: 'zvonok-school'
  version: 1
  at: string
  organization: { id: string; name: string }
  tables: { name: string; columns: string[]; rows: number; accounts: { column: string; required: boolean }[] }[]
  files: string[]
}

type Progress = (done: number, total: number) => Promise<void>
const AT_ONCE = 1000

/** One school in open formats, as of one moment: JSON Lines by table, contents of files, lists for a table program. */
export async function writeArchive(
  pool: pg.Pool,
  organizationId: string,
  file: string,
  progress: Progress = async () => undefined,
): Promise<SchoolManifest> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  const folder = await mkdtemp(`${file}.part-`)
  const draft = path.join(folder, 'archive.tar')
  const tar = pack()
  const written = pipeline(Readable.from(tar), createWriteStream(draft, { mode: 0o600 }))
  const client = await pool.connect()
  try {
    await client.query(`begin isolation level repeatable read; set local timezone = 'UTC'; set local jit = off`)
    const school = (
      await client.query('select id, name, now() as at from organizations where id = $1', [organizationId])
    ).rows[0]
    const scope = await scopeOf(client)
    const tables: SchoolManifest['tables'] = []
    await addText(tar, 'ПРОЧТИ.txt', README)
    for (const [place, table] of scope.entries()) {
      const rows = await addTable(tar, client, organizationId, table, folder)
      tables.push({ name: table.name, columns: table.columns, rows, accounts: table.accounts })
      await progress(place + 1, scope.length)
    }
    for (const [name, bytes] of await writeLists(client, organizationId)) await addText(tar, `lists/${name}`, bytes)
    const files = await addFiles(tar, client, folder)
    const { id, name, at } = school
    const manifest: SchoolManifest = {
      format: 'zvonok-school',
      version: 1,
      at: at.toISOString(),
      organization: { id, name },
      tables,
      files,
    }
    await addText(tar, 'manifest.json', JSON.stringify(manifest, null, 1))
    tar.finalize()
    await written
    await rename(draft, file)
    return manifest
  } catch (error) {
    tar.destroy()
    await written.catch(() => undefined)
    throw error
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Its rows as JSON, one a line; ids of ways in are taken out of them. What others refer to is remembered beside. */
async function addTable(tar: Pack, client: pg.PoolClient, id: string, table: ScopedTable, folder: string) {
  const { name, columns, where, accounts } = table
  if (columns.includes('id')) {
    await client.query(
      `create temp table scope_${name} on commit drop as select t.id from "${name}" t where ${where.replaceAll('$1', `'${id}'`)}`,
    )
  }
  const without = accounts.map(({ column }) => ` - '${column}'`).join('')
  const part = path.join(folder, 'table')
  const out = createWriteStream(part)
  let rows = 0
  await client.query(
    `declare rows no scroll cursor for select (to_jsonb(t)${without})::text as line from "${name}" t where ${where.replaceAll('$1', `'${id}'`)}`,
  )
  for (;;) {
    const page = (await client.query<{ line: string }>(`fetch ${AT_ONCE} from rows`)).rows
    if (page.length === 0) break
    rows += page.length
    if (!out.write(page.map(({ line }) => `${line}\n`).join(''))) await once(out, 'drain')
  }
  await client.query('close rows')
  out.end()
  await once(out, 'close')
  await addFile(tar, `data/${name}.jsonl`, part)
  return rows
}

async function addFiles(tar: Pack, client: pg.PoolClient, folder: string): Promise<string[]> {
  const { rows } = await client.query<{ sha256: string }>(`
    select sha256 from files where id in (select id from scope_files) and sha256 is not null
    union select sha256 from file_previews where file_id in (select id from scope_files)
    union select sha256 from kept_contents
     where kept_for in (select id from scope_moderation_cases union select id from scope_link_previews)`)
  const there: string[] = []
  for (const { sha256 } of rows) {
    if (!(await storage().has(sha256))) continue
    const part = path.join(folder, 'content')
    await pipeline(await storage().read(sha256), createWriteStream(part))
    await addFile(tar, `files/${sha256.slice(0, 2)}/${sha256}`, part)
    there.push(sha256)
  }
  return there
}

const addText = (tar: Pack, name: string, text: string | Buffer): Promise<void> =>
  new Promise((resolve, reject) => tar.entry({ name }, text, (error) => (error ? reject(error) : resolve())))

async function addFile(tar: Pack, name: string, file: string): Promise<void> {
  const { size } = await stat(file)
  if (size < 1024 ** 2) return addText(tar, name, await readFile(file))
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const entry = tar.entry({ name, size }, (error) => (error ? reject(error) : resolve()))
  for await (const part of createReadStream(file)) if (!entry.write(part)) await once(entry, 'drain')
  entry.end(null)
  await promise
}

const README = `Архив школы из «Звонка»

data/*.jsonl   записи по таблицам: одна строка — одна запись в формате JSON, кодировка UTF-8, время по Гринвичу
files/         файлы людей; имя — SHA-256 содержимого, как его называют поля sha256 в data/files.jsonl
lists/*.csv    списки людей и классов для табличных программ
manifest.json  что здесь лежит и сколько

Чего здесь нет: логинов, паролей и телефонов для входа, ссылок и листов активации, личных переписок двух человек,
личных закладок и настроек. На новом месте люди входят по новым листам активации.

Перенос в другую установку: bin/school import ФАЙЛ. Описание: docs/operations/backup.md
`
