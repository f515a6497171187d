import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWorld, type World } from '#test/world'
// What the summary would name as missing.
import { listMissingSubjects } from '../../domains/statistics/server/figures/chats.ts'
import { operations } from '../server/app.ts'
import { seedDemo } from './seed.ts'
import { idOf } from './seed-rows.ts'

let world: World
// Deadlines are judged by the clock of the day.
const today = new Date()

beforeAll(async () => {
  world = await openWorld()
  await seedDemo(world.db, operations, today)
})
afterAll(() => world.close())

test('there is life in it: what is to be confirmed is half confirmed, and the visitors still have to', async () => {
  const confirmed = await world.db.selectFrom('acknowledgements').select(['announcement_id', 'person_id']).execute()
  expect(confirmed.length).toBeGreaterThan(30)
  const visitors = ['guardian1', 'guardian2', 'teacher1', 'director'].map((key) => idOf('person', key))
  expect(confirmed.filter(({ person_id }) => visitors.includes(person_id))).toEqual([])
  const states = await world.db.selectFrom('announcements').select('state').execute()
  expect(states.map(({ state }) => state).sort()).toEqual([
    'proposed',
    'published',
    'published',
    'published',
    'published',
  ])
  const ballots = await world.db.selectFrom('ballots').select('poll_id').execute()
  expect(Map.groupBy(ballots, ({ poll_id }) => poll_id).size).toBe(2)
})

test('it learns: the day of the school is marked, families have told, a meeting is planned', async () => {
  const organizationId = idOf('organization', 'МБОУ «Средняя школа № 14»')
  const count = async (table: 'timetable_slots' | 'lessons' | 'attendance_marks' | 'absences' | 'task_works') =>
    Number(
      (
        await world.db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll().as('all'))
          .executeTakeFirstOrThrow()
      ).all,
    )
  expect(await count('timetable_slots')).toBeGreaterThan(500)
  expect(await count('absences')).toBeGreaterThan(10)
  const planned = await world.db.selectFrom('planned_calls').select(['title', 'organization_id']).execute()
  expect(planned.map(({ title }) => title).sort()).toEqual(['Родительское собрание 2Б', 'Совещание при директоре'])
  expect(planned[0]!.organization_id).toBe(organizationId)
  if ((await count('lessons')) > 0) expect(await count('attendance_marks')).toBeGreaterThan(1000) // in the holidays nothing is held
})

test('its papers live: acts are in force, an excursion is signed for by some, a curator sees the figures', async () => {
  const { rows: acts } = await sql<{ kind: string; waiting: number }>`
    select a.kind, (select count(*)::int from act_notices n where n.version_id = v.id) as waiting
      from acts a join act_versions v on v.act_id = a.id where v.valid_from is not null order by a.kind`.execute(
    world.db,
  )
  expect(acts).toEqual([
    { kind: 'bylaw', waiting: 1 },
    { kind: 'order', waiting: 0 },
  ])
  const answers = await world.db.selectFrom('consent_signatures').select(['answer', 'signer_id']).execute()
  expect(answers.filter(({ answer }) => answer === 'signed').length).toBeGreaterThan(5)
  expect(answers.filter(({ answer }) => answer === 'refused').length).toBeGreaterThan(0)
  expect(answers.map(({ signer_id }) => signer_id)).not.toContain(idOf('person', 'guardian1'))
  const curator = await world.db.selectFrom('curators').select('account_id').executeTakeFirstOrThrow()
  expect(curator.account_id).toBe(idOf('account', 'curator'))
  const days = await world.db
    .selectFrom('statistics_days')
    .select(['day', 'guardians', 'guardians_joined'])
    .orderBy('day')
    .execute()
  const august = today.getUTCMonth() === 7 // the year has not begun: the line has one day
  expect(days[0]!.day.slice(5), 'a line from the first of September on').toBe(
    august ? days.at(-1)!.day.slice(5) : '09-01',
  )
  const joined = days.map(({ guardians_joined }) => guardians_joined)
  expect(joined, 'nobody leaves').toEqual([...joined].sort((a, b) => a - b))
  expect(Math.max(...joined)).toBeLessThan(days[0]!.guardians)
})

test('it is well run: no subject lacks its chat, and in the older classes they talk', async () => {
  const organizationId = idOf('organization', 'МБОУ «Средняя школа № 14»')
  expect(await listMissingSubjects(world.db, organizationId)).toEqual([])
  const { rows } = await sql<{ chats: number; said: number }>`
    select count(distinct c.id)::int as chats, count(m.id)::int as said from chats c
      left join messages m on m.chat_id = c.id where c.subject_id is not null`.execute(world.db)
  expect(rows[0]!.chats).toBeGreaterThan(200)
  expect(rows[0]!.said).toBeGreaterThan(100)
})

test('a second seeding leaves the school as it is', async () => {
  const before = await world.db.selectFrom('messages').select('id').execute()
  expect(await seedDemo(world.db, operations, today)).toBeNull()
  expect(await world.db.selectFrom('messages').select('id').execute()).toHaveLength(before.length)
})
