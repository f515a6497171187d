import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import writeXlsxFile from 'write-excel-file/node'
import { addPerson } from '#domains/people'
import { compareList, readList, writeList } from '#domains/rosters'
import { config } from '#server/config'
import { openDatabase } from '#server/database'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import { type Figure, print } from './figures.ts'

// `node bench/rosters.ts [rows]`: a list of pupils with two parents each, from the bytes of the file to the preview.
const rows = Number(process.argv[2] ?? 5000)
const PROMISED_S = 5

config.dataDir = mkdtempSync(path.join(tmpdir(), 'zvonok-bench-rosters-'))
const database = await openDatabase()
try {
  const { db } = database
  const { organizationId, personId } = await openSchool(db)
  const bytes = await listOf(rows)
  const first = await preview(db, organizationId, personId, bytes)
  const wrote = await clocked(async () => {
    await db
      .updateTable('roster_imports')
      .set({ state: 'writing', written_by: personId })
      .where('id', '=', first.id)
      .execute()
    await writeList.run(db, { importId: first.id })
  })
  const { state } = await db
    .selectFrom('roster_imports')
    .select('state')
    .where('id', '=', first.id)
    .executeTakeFirstOrThrow()
  const again = await preview(db, organizationId, personId, bytes)
  const figures: Figure[] = [
    { name: 'rows', value: rows, unit: '' },
    { name: 'file', value: bytes.length / 1024, unit: 'kB' },
    { name: 'read in its own thread', value: first.read, unit: 's' },
    { name: 'compared with an empty school', value: first.compared, unit: 's' },
    { name: 'preview', value: first.read + first.compared, unit: 's', target: { most: PROMISED_S } },
    { name: 'CPU of that preview, without PostgreSQL', value: first.cpu, unit: 's' },
    { name: 'longest stay on the thread of messages', value: first.longest, unit: 'ms' },
    { name: 'written, with chats and seats', value: wrote, unit: 's' },
    {
      name: 'preview of the same list again',
      value: again.read + again.compared,
      unit: 's',
      target: { most: PROMISED_S },
    },
  ]
  print({
    scenario: 'rosters',
    subject: 'Zvonok',
    figures,
    faults: state === 'done' ? [] : [`the import ended as ${state}`],
  })
} finally {
  await database.close(true)
  rmSync(config.dataDir, { recursive: true, force: true })
}

async function preview(db: Db, organizationId: string, personId: string, bytes: Buffer) {
  const id = randomUUID()
  const values = {
    id,
    organization_id: organizationId,
    started_by: personId,
    file_name: 'x.xlsx',
    state: 'reading',
    bytes,
  }
  await db
    .insertInto('roster_imports')
    .values(values as never)
    .execute()
  const spent = process.cpuUsage()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  const read = await clocked(() => readList.run(db, { importId: id }))
  await db.updateTable('roster_imports').set({ state: 'comparing' }).where('id', '=', id).execute()
  const compared = await clocked(() => compareList.run(db, { importId: id }))
  delay.disable()
  const { user, system } = process.cpuUsage(spent)
  return { id, read, compared, longest: delay.max / 1e6, cpu: (user + system) / 1e6 }
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return (performance.now() - from) / 1000
}

async function openSchool(db: Db) {
  const organizationId = randomUUID()
  await db
    .insertInto('organizations')
    .values({
      id: organizationId,
      name: 'Школа № 14',
      short_name: 'Школа № 14',
      kind: 'school',
      region: 'Омская область',
      municipality: 'Светлоозёрск',
      time_zone: 'Asia/Omsk',
      address: '',
      phone: '',
      site: '',
      email: '',
    })
    .execute()
  const name = { lastName: 'Кузнецова', firstName: 'Анна', patronymic: undefined }
  const { result } = await inTransaction(db, (tx) =>
    addPerson(tx, { organizationId, name, roles: ['administrator'], grantedBy: null }),
  )
  return { organizationId, personId: result }
}

async function listOf(count: number): Promise<Buffer> {
  const last = ['Иванов', 'Петров', 'Сидоров', 'Ахметов', 'Ким', 'Воробьёв', 'Соколов', 'Лебедев', 'Орлов', 'Зайцев']
  const first = ['Тимур', 'Артём', 'Лев', 'Пётр', 'Глеб', 'Илья', 'Марк', 'Егор', 'Семён', 'Олег']
  const sign = (at: number) => 'абвгдежзик'[at % 10]! + 'лмнопрстуф'[Math.floor(at / 10) % 10]!
  const head = ['ФИО', 'Дата рождения', 'Класс', 'Мать', 'Телефон матери', 'Отец', 'Телефон отца', 'Номер личного дела']
  const lines = Array.from({ length: count }, (_, at) => {
    const family = `${last[at % 10]}${sign(Math.floor(at / 100))}`
    const year = 1 + (Math.floor(at / 25) % 11)
    return [
      `${family} ${first[Math.floor(at / 10) % 10]} Петрович`,
      `${String(1 + (at % 28)).padStart(2, '0')}.03.${2018 - year}`,
      `${year}«${'АБВГДЕЖЗИК'[Math.floor(at / 275) % 10]}»`,
      `${family}а Ольга ${['Юрьевна', 'Ильинична', 'Олеговна'][at % 3]}`,
      `8 (916) ${String(1000000 + at * 2).replace(/(\d{3})(\d\d)(\d\d)/, '$1-$2-$3')}`,
      `${family} Пётр ${['Юрьевич', 'Ильич', 'Олегович'][at % 3]}`,
      `+7916${1000001 + at * 2}`,
      `К-${at}`,
    ]
  })
  const cells = [head, ...lines].map((line) => line.map((value) => ({ value, type: String })))
  return writeXlsxFile(cells, { sheet: 'Список' }).toBuffer()
}
