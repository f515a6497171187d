import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { strToU8, Zip, ZipDeflate, ZipPassThrough } from 'fflate'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { log } from '#server/log'
import { exportFile, exportSources } from './exports.ts'
import { tellSecurity } from './factors.ts'

const README = `Это ваши данные из «Звонка»: каждый файл .json читается любой программой, рядом лежат ваши файлы.
Время записано по Гринвичу (ISO 8601).

Your data in Zvonok: every .json file can be read by any program, your files lie beside them. Times are in UTC.
`

/** Domain by domain, part by part into one zip on the disk; how far it is can be seen. */
export const makeExport = defineJob<{ id: string }>('accounts.makeExport', async (db, { id }) => {
  const row = await db.selectFrom('account_exports').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row || row.ready_at) return
  try {
    await writeArchive(db, id, row.account_id)
    const { size } = await stat(exportFile(id))
    await change(db, id, row.account_id, { ready_at: now(), size })
  } catch (error) {
    log.error({ err: error }, 'an archive of own data failed')
    await change(db, id, row.account_id, { failed_at: now() })
  }
})

async function writeArchive(db: Db, id: string, accountId: string): Promise<void> {
  const target = exportFile(id)
  const draft = `${target}.part`
  await mkdir(path.dirname(target), { recursive: true, mode: 0o700 })
  const out = createWriteStream(draft, { mode: 0o600 })
  const zip = new Zip((error, chunk, final) => {
    if (error) out.destroy(error)
    else if (final) out.end(chunk)
    else out.write(chunk)
  })
  const closed = once(out, 'finish')
  add(zip, 'README.txt', strToU8(README))
  let done = 0
  for (const { name, collect } of exportSources()) {
    const { data, files } = await collect(db, accountId)
    add(zip, `${name}.json`, strToU8(JSON.stringify(data, null, 2)))
    for await (const file of files ?? []) {
      const entry = new ZipPassThrough(`${name}/${file.name}`)
      zip.add(entry)
      for await (const chunk of file.bytes) {
        entry.push(chunk)
        if (out.writableNeedDrain) await once(out, 'drain')
      }
      entry.push(new Uint8Array(0), true)
    }
    done += 1
    await change(db, id, accountId, { done })
  }
  zip.end()
  await closed
  await rename(draft, target)
}

function add(zip: Zip, name: string, bytes: Uint8Array): void {
  const entry = new ZipDeflate(name, { level: 6 })
  zip.add(entry)
  entry.push(bytes, true)
}

type Change = { done: number } | { ready_at: Date; size: number } | { failed_at: Date }

async function change(db: Db, id: string, accountId: string, set: Change): Promise<void> {
  const { facts } = await inTransaction(db, async (tx) => {
    await tx.updateTable('account_exports').set(set).where('id', '=', id).execute()
    await tellSecurity(tx, accountId)
  })
  publish(facts)
}

/** A week later the archive is nobody's: it holds everything there is of a person. */
export const forgetExports = defineJob(
  'accounts.forgetExports',
  async (db) => {
    const old = await db.deleteFrom('account_exports').where('expires_at', '<=', now()).returning('id').execute()
    for (const { id } of old) await rm(exportFile(id), { force: true })
  },
  { at: '37 * * * *' },
)
