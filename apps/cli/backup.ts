import { existsSync, mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import '#domains/files'
import { noteBackup } from '#server/backup/last-backup'
import { BadArchive, checkArchive } from '#server/backup/read-archive'
import { writeBackup } from '#server/backup/write-backup'
import { openDatabase } from '#server/database'
import { readPassphrase } from './passphrase.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    'passphrase-file': { type: 'string' },
    'without-secrets': { type: 'boolean', default: false },
    verify: { type: 'string' },
  },
})
const say = (sentence: string) => console.log(`  ${sentence}`)

try {
  if (values.verify) await verify(values.verify)
  else await make(positionals[0] ?? dated())
} catch (error) {
  console.error(error instanceof BadArchive ? error.message : `Не получилось: ${(error as Error).message}`)
  process.exit(1)
}
process.exit(0)

async function make(file: string): Promise<void> {
  if (existsSync(file)) throw new BadArchive(`${file} уже есть. Назовите другой файл: архивы не перезаписываются`)
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  const passphrase = values['without-secrets'] ? null : readPassphrase(values['passphrase-file'])
  const database = await openDatabase({ connections: 3, prepare: async () => [] })
  try {
    const { at, secrets } = await writeBackup(database.db, database.pool, { file, passphrase, say })
    say(`секреты: ${{ plain: 'внутри, без пароля', sealed: 'внутри, под паролем', none: 'не включены' }[secrets]}`)
    const bytes = statSync(file).size
    await noteBackup({ at, bytes })
    console.log(`${file}: состояние на ${at}, ${Math.ceil(bytes / 1024)} КБ`)
  } finally {
    await database.close(database.started)
  }
}

async function verify(file: string): Promise<void> {
  const { manifest } = await checkArchive(file)
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`${file} цел: состояние на ${manifest.at}, строк ${rows}, файлов ${manifest.contents.length}`)
}

function dated(): string {
  return path.resolve('backups', `zvonok-${new Date().toISOString().slice(0, 16).replaceAll(':', '')}.tar`)
}
