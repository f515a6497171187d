import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { sql } from 'kysely'
import type { Figures } from '#contract/statistics'
import { network } from '#domains/network'
import { addPerson } from '#domains/people'
import { statistics, takeSnapshots } from '#domains/statistics'
import { config } from '#server/config'
import { openDatabase } from '#server/database'
import type { Db } from '#server/db'
import { inTransaction } from '#server/events'
import type { Call, Operation } from '#server/operation'
import { type Figure, print } from './figures.ts'

// `node bench/oversight.ts [schools]`: a curator's table of a thousand schools with thirty days each, and a director's
// summary of 1,500 people in 60 classes, from the call of the operation to the parsed answer.
const schools = Number(process.argv[2] ?? 1000)
const DAYS = 30
const TIMES = 20

config.dataDir = mkdtempSync(path.join(tmpdir(), 'zvonok-bench-oversight-'))
const database = await openDatabase()
try {
  const { db } = database
  const director = await openSchool(db)
  const curator = await openTerritory(db, director)
  await sql`analyze`.execute(db)
  const summary = await timed(db, statistics, 'statistics.getSummary', director.accountId, director)
  const snapshot = await clocked(() => takeSnapshots(db))
  await fillDays(db)
  await sql`analyze`.execute(db)
  const list = await timed(db, network, 'network.listSchools', curator, {})
  const figures: Figure[] = [
    { name: 'schools', value: schools, unit: '' },
    { name: `a curator's ${schools} schools, p50`, value: list.p50, unit: 'ms' },
    { name: `a curator's ${schools} schools, p95`, value: list.p95, unit: 'ms', target: { most: 300 } },
    { name: 'that answer', value: list.bytes / 1024, unit: 'kB' },
    { name: 'director, 1,500 people, 60 classes, p50', value: summary.p50, unit: 'ms' },
    { name: 'director, 1,500 people, 60 classes, p95', value: summary.p95, unit: 'ms', target: { most: 300 } },
    { name: `a day of ${schools} schools taken`, value: snapshot / 1000, unit: 's' },
    { name: 'load of the machine', value: loadavg()[0]!, unit: '' },
  ]
  print({
    scenario: 'oversight',
    subject: 'Zvonok',
    figures,
    faults: list.count === schools ? [] : ['schools are missing'],
  })
  keep(figures)
} finally {
  await database.close(true)
  rmSync(config.dataDir, { recursive: true, force: true })
}

/** 60 classes of 25 with a parent each but for a fifth, and a teacher for each class. */
async function openSchool(db: Db) {
  const organizationId = randomUUID()
  await db
    .insertInto('organizations')
    .values({ ...place(0), id: organizationId, name: 'Школа № 14', short_name: 'Школа № 14' })
    .execute()
  const name = { lastName: 'Белова', firstName: 'Наталья', patronymic: 'Петровна' }
  const { result: personId } = await inTransaction(db, (tx) =>
    addPerson(tx, { organizationId, name, roles: ['director'], grantedBy: null }),
  )
  const accountId = randomUUID()
  const account = {
    id: accountId,
    name: 'Н. П. Белова',
    login: 'director',
    email: null,
    phone: null,
    password_hash: null,
  }
  await db.insertInto('accounts').values(account).execute()
  await db.updateTable('people').set({ account_id: accountId }).where('id', '=', personId).execute()
  await sql`
    with made as (
      insert into classes (id, organization_id, kind, name, parallel, letter, year)
      select gen_random_uuid(), ${organizationId}, 'class', p || l, p, l, '2026/27'
        from generate_series(1, 10) p, unnest(array['А','Б','В','Г','Д','Е']) l returning id),
    pupils as (
      insert into people (id, organization_id, last_name, first_name)
      select gen_random_uuid(), ${organizationId}, 'Ученик', n::text from generate_series(1, 1500) n returning id, first_name::int as n),
    numbered as (select id, row_number() over () as n from made),
    seats as (
      insert into class_seats (id, class_id, person_id, part)
      select gen_random_uuid(), c.id, p.id, 'pupil' from pupils p join numbered c on c.n = p.n % 60 + 1 returning person_id),
    roles as (insert into person_roles (person_id, role) select id, 'pupil' from pupils returning person_id)
    select 1`.execute(db)
  await sql`
    with pupils as (select person_id as id from class_seats),
    parents as (
      insert into people (id, organization_id, last_name, first_name)
      select gen_random_uuid(), ${organizationId}, 'Родитель', id::text from pupils where random() < 0.8 returning id, first_name::uuid as pupil),
    roles as (insert into person_roles (person_id, role) select id, 'guardian' from parents returning person_id)
    insert into guardianships (guardian_id, pupil_id, relation) select id, pupil, 'mother' from parents`.execute(db)
  return { organizationId, personId, accountId }
}

async function openTerritory(db: Db, { personId }: { personId: string }): Promise<string> {
  const rows = Array.from({ length: schools - 1 }, (_, at) => ({
    ...place(at),
    id: randomUUID(),
    name: `Школа № ${at + 100}`,
    short_name: '',
  }))
  for (let at = 0; at < rows.length; at += 500)
    await db
      .insertInto('organizations')
      .values(rows.slice(at, at + 500))
      .execute()
  await sql`insert into network_consents (organization_id, region, municipality, given_by)
    select id, region, municipality, ${personId} from organizations`.execute(db)
  const id = randomUUID()
  const account = { id, name: 'Р. К. Ким', login: 'curator', email: null, phone: null, password_hash: null }
  await db.insertInto('accounts').values(account).execute()
  const curator = { id: randomUUID(), account_id: id, region: 'Омская область', municipality: null, appointed_by: id }
  await db.insertInto('curators').values(curator).execute()
  return id
}

/** Each school a month of days as large as that of the one with 60 classes. */
async function fillDays(db: Db): Promise<void> {
  const { figures } = await db
    .selectFrom('statistics_days')
    .select('figures')
    .orderBy('pupils', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const { classes: _, ...brief }: Figures = figures
  await sql`update statistics_days set figures = ${JSON.stringify(figures)}, brief = ${JSON.stringify(brief)},
    pupils = 1500, pupils_joined = 1200, guardians = 1200, guardians_joined = 900, staff = 80, staff_joined = 78`.execute(
    db,
  )
  await sql`insert into statistics_days select organization_id, day - n, pupils, pupils_joined, guardians, guardians_joined,
      staff, staff_joined, figures, taken_at, brief
    from statistics_days cross join generate_series(1, ${DAYS - 1}::int) n`.execute(db)
}

function place(at: number) {
  return {
    kind: 'school' as const,
    region: 'Омская область',
    municipality: `Район ${at % 32}`,
    time_zone: 'Asia/Omsk',
    address: '',
    phone: '',
    site: '',
    email: '',
  }
}

async function timed(db: Db, operations: Operation[], name: string, accountId: string, input: object) {
  const operation = operations.find(({ contract }) => contract.name === name)!
  const call: Call = {
    actor: { accountId, sessionId: accountId, operator: false },
    language: 'ru',
    ip: '127.0.0.1',
    userAgent: 'bench',
    origin: 'http://localhost',
    setSession: () => undefined,
  }
  const times: number[] = []
  let answer: unknown
  for (let at = 0; at < TIMES + 3; at++) {
    const took = await clocked(async () => {
      answer = await operation.run(db, call, input)
    })
    if (at >= 3) times.push(took)
  }
  times.sort((one, other) => one - other)
  const list = (answer as { schools?: unknown[] }).schools
  return {
    p50: times[Math.floor(times.length / 2)]!,
    p95: times[Math.floor(times.length * 0.95)]!,
    bytes: JSON.stringify(answer).length,
    count: list?.length ?? 0,
  }
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return performance.now() - from
}

function keep(figures: Figure[]): void {
  const folder = path.join(import.meta.dirname, 'results')
  mkdirSync(folder, { recursive: true })
  const at = new Date().toISOString().slice(0, 19).replaceAll(':', '')
  writeFileSync(path.join(folder, `oversight-${at}.json`), `${JSON.stringify({ at, schools, figures }, null, 2)}\n`)
}
