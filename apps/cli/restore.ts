import { parseArgs } from 'node:util'
import '#domains/files'
import { BadArchive } from '#server/backup/read-archive'
import { restoreBackup } from '#server/backup/restore-backup'
import { config } from '#server/config'
import { readPassphrase } from './passphrase.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'passphrase-file': { type: 'string' } },
})
const say = (sentence: string) => console.log(`  ${sentence}`)

try {
  const passphrase = readPassphrase(values['passphrase-file'])
  const { at } = await restoreBackup({ file: positionals[0]!, passphrase, say })
  console.log(`Восстановлено состояние на ${at} в ${config.dataDir}. Запуск: bin/up --data ${config.dataDir}`)
} catch (error) {
  console.error(error instanceof BadArchive ? error.message : `Не получилось: ${(error as Error).message}`)
  process.exit(1)
}
process.exit(0)
