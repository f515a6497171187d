import { existsSync } from 'node:fs'
import '../server/app.ts'
import { firstSheets } from '#domains/invitations'
import { importArchive, writeArchive } from '#domains/transfers'
import { note } from '#server/audit'
import { BadArchive } from '#server/backup/read-archive'
import { openDatabase } from '#server/database'
import { inTransaction } from '#server/events'

const [command, first, second] = process.argv.slice(2)
const beside = command === 'export' ? { prepare: async () => [] } : {}

const database = await openDatabase({ connections: 4, ...beside })
let failed = false
try {
  if (command === 'export') await bringOut(first!, second!)
  else await bringIn(first!)
} catch (error) {
  failed = true
  console.error(error instanceof BadArchive ? error.message : `Не получилось: ${(error as Error).message}`)
} finally {
  await database.close(database.started)
}
process.exit(failed ? 1 : 0)

async function bringOut(wanted: string, file: string): Promise<void> {
  if (existsSync(file)) throw new BadArchive(`${file} уже есть. Назовите другой файл: архивы не перезаписываются`)
  const schools = await database.db.selectFrom('organizations').select(['id', 'name']).execute()
  const found = schools.filter(({ id, name }) => id === wanted || name.toLowerCase().includes(wanted.toLowerCase()))
  const [school, ...others] = found
  if (!school) throw new BadArchive('Такой школы здесь нет')
  if (others.length > 0) throw new BadArchive(`Подходят несколько школ: ${found.map(({ id }) => id).join(', ')}`)
  const { tables, files } = await writeArchive(database.pool, school.id, file)
  await inTransaction(database.db, async (tx) =>
    note(tx, { organizationId: school.id, action: 'transfers.openExport' }),
  )
  const rows = tables.reduce((sum, table) => sum + table.rows, 0)
  console.log(`${school.name}: ${file}, строк ${rows}, файлов ${files.length}`)
}

async function bringIn(file: string): Promise<void> {
  const { name, organizationId, rows, files, newIds } = await importArchive(database.db, database.pool, file)
  console.log(
    `${name} (${organizationId}): новых строк ${rows}, новых файлов ${files}${newIds ? ', под новыми номерами' : ''}`,
  )
  const { result: sheets } = await inTransaction(database.db, (tx) => firstSheets(tx, organizationId))
  for (const sheet of sheets) console.log(`  Код входа администратора, на 30 дней: ${sheet.name}: ${sheet.code}`)
}
