import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type pg from 'pg'
import type { InputOf } from '#contract'
import { find } from '#contract/search'
import { catchUp, search } from '#domains/search'
import { config } from '#server/config'
import { openDatabase } from '#server/database'
import type { Db } from '#server/db'
import { newId } from '#server/ids'
import { forgiveAttempts } from '#server/limits'
import type { Call } from '#server/operation'
import { type Figure, type Outcome, percentile } from './figures.ts'
import { RARE, russian } from './search-text.ts'
import { type School, seedSchool } from './seed.ts'

const PROMISED_MS = 100
const CHATS = 40
const ROUNDS = 40

/**
 * Fills an empty database with messages of varied Russian text and asks what people ask: one who sits in forty chats,
 * the busiest of the school among them. Time is that of the operation, from its input to its answer, without HTTP.
 */
export async function measureSearch(messages: number): Promise<Outcome> {
  config.dataDir = mkdtempSync(path.join(tmpdir(), 'zvonok-bench-search-'))
  const database = await openDatabase()
  try {
    const school = await seedSchool(database.pool, { people: 1200, roomSize: 30, seats: 8 })
    const person = await seatBusy(database.pool, school)
    const seeded = await clocked(() => talk(database.pool, school, messages))
    const indexed = await clocked(() => catchUp(database.db))
    await database.pool.query('vacuum analyze')
    const figures: Figure[] = [
      { name: 'messages', value: messages, unit: '' },
      { name: 'messages in the forty chats', value: await countMine(database.pool, person), unit: '' },
      { name: 'written', value: messages / seeded, unit: '1/s' },
      { name: 'indexed', value: messages / indexed, unit: '1/s' },
      { name: 'index and its rows', value: await megabytes(database.pool), unit: 'MB' },
    ]
    const call = callOf(person.accountId)
    const all: number[] = []
    for (const [name, inputs] of Object.entries(questions(person, school))) {
      const { times, found } = await ask(database.db, call, inputs)
      all.push(...times)
      figures.push(
        { name: `${name}, p50`, value: percentile(times, 0.5), unit: 'ms' },
        { name: `${name}, p95`, value: percentile(times, 0.95), unit: 'ms', target: { most: PROMISED_MS } },
        { name: `${name}, found`, value: found, unit: 'on average' },
      )
    }
    figures.push({ name: 'all, p95', value: percentile(all, 0.95), unit: 'ms', target: { most: PROMISED_MS } })
    return { scenario: 'search', subject: 'Zvonok', figures, faults: [] }
  } finally {
    await database.close(true)
    rmSync(config.dataDir, { recursive: true, force: true })
  }
}

type Question = InputOf<typeof find>
type Person = School['people'][number]

function questions(person: Person, school: School): Record<string, Question[]> {
  const say = (...texts: string[]): Question[] => texts.map((text) => ({ text }))
  const chatId = person.chats[0]!
  const author = school.people.find(({ accountId }) => accountId !== person.accountId)!
  return {
    'rare word': RARE.map((text) => ({ text })),
    'common word': say('завтра', 'урок', 'класс', 'контрольная', 'родители'),
    'two words': say('завтра контрольная', 'родительское собрание', 'урок физкультуры', 'купить тетради'),
    'two words that seldom meet': say('завтра планетарий', 'урок бассейн', 'класс самокат'),
    'beginning of three letters': say('кон', 'род', 'зав', 'при', 'экс'),
    'class code': say('10-Б', '7а', '5 В', '11Г'),
    'with author': ['урок', 'завтра', 'класс'].map((text) => ({ text, authorId: authorOf(author) })),
    'with dates': ['урок', 'завтра'].map((text) => ({ text, from: '2026-03-01', to: '2026-03-31' })),
    'in one chat': ['урок', 'завтра', 'кон'].map((text) => ({ text, chatId })),
    nothing: say('абракадабра', 'щщщщ урок'),
    'page of messages': ['урок', 'завтра'].map((text) => ({ text, kind: 'messages' as const })),
  }
}

const personIds = new Map<string, string>()
const authorOf = ({ accountId }: Person) => personIds.get(accountId)!

async function ask(db: Db, call: Call, inputs: Question[]): Promise<{ times: number[]; found: number }> {
  const operation = search.find(({ contract }) => contract.name === find.name)!
  const times: number[] = []
  let found = 0
  for (let round = 0; round < ROUNDS; round++) {
    for (const input of inputs) {
      // One person does not search this fast, and is not let.
      await forgiveAttempts('search', call.actor!.accountId)
      const began = performance.now()
      const answer = (await operation.run(db, call, input)) as { messages: unknown[] }
      times.push(performance.now() - began)
      found += answer.messages.length
    }
  }
  return { times, found: found / times.length }
}

/** One more person, in the ten busiest chats and thirty others. */
async function seatBusy(pool: pg.Pool, school: School): Promise<Person> {
  const { rows } = await pool.query('select id, account_id from people')
  for (const { id, account_id } of rows) personIds.set(account_id, id)
  const person = school.people[0]!
  const chosen = school.chats.filter((_, n) => n < 10 || n % 9 === 0).slice(0, CHATS)
  await pool.query('update chat_seats set left_at = now() where account_id = $1', [person.accountId])
  await pool.query(
    `insert into chat_seats (chat_id, person_id, account_id, part, card)
     select chat, $2, $3, 'member', jsonb_build_object('id', $2::uuid, 'name', 'Я', 'verified', false, 'post', null, 'kinship', null)
       from unnest($1::uuid[]) chat
     on conflict (chat_id, person_id) do update set left_at = null`,
    [chosen.map(({ id }) => id), authorOf(person), person.accountId],
  )
  return { ...person, chats: chosen.map(({ id }) => id) }
}

/** Busy chats come first: the n-th has a share of 1/√n. A school year goes by. */
async function talk(pool: pg.Pool, school: School, count: number): Promise<void> {
  const shares = school.chats.map((_, n) => 1 / Math.sqrt(n + 1))
  const sum = shares.reduce((a, b) => a + b, 0)
  const begin = Date.parse('2025-09-01T04:00:00Z')
  const year = 300 * 24 * 3600_000
  const sizes = shares.map((share) => Math.max(1, Math.round((share / sum) * count)))
  const numbers = sizes.map(() => 0)
  // Rows of all chats lie mixed on the disk, as they do when a school talks.
  const order = Array.from({ length: sizes.length }, (_, n) => n)
  const STEPS = 200
  for (let step = 0; step < STEPS; step++) {
    const rows = order.flatMap((chat) => {
      const upTo = Math.round((sizes[chat]! * (step + 1)) / STEPS)
      const some = []
      for (; numbers[chat]! < upTo; numbers[chat]!++) {
        const at = begin + (year * (step + (numbers[chat]! % 97) / 97)) / STEPS
        const { id, members } = school.chats[chat]!
        some.push({ id, no: numbers[chat]! + 1, by: members[numbers[chat]! % members.length]!, at })
      }
      return some
    })
    rows.sort((a, b) => a.at - b.at)
    await pool.query(
      `insert into messages (chat_id, msg_no, id, author_id, text, sent_at)
       select chat, no, id, author, text, to_timestamp(at / 1000.0)
         from unnest($1::uuid[], $2::int[], $3::uuid[], $4::uuid[], $5::text[], $6::float8[]) as g (chat, no, id, author, text, at)`,
      [
        rows.map(({ id }) => id),
        rows.map(({ no }) => no),
        rows.map(() => newId()),
        rows.map(({ by }) => personIds.get(by)!),
        rows.map(() => russian()),
        rows.map(({ at }) => at),
      ],
    )
  }
  await pool.query(
    'update topics set last_msg_no = n from unnest($1::uuid[], $2::int[]) as g (id, n) where topic_id = id',
    [school.chats.map(({ id }) => id), sizes],
  )
}

async function countMine(pool: pg.Pool, person: Person): Promise<number> {
  const { rows } = await pool.query('select count(*) as n from messages where chat_id = any($1::uuid[])', [
    person.chats,
  ])
  return rows[0].n
}

async function megabytes(pool: pg.Pool): Promise<number> {
  const { rows } = await pool.query("select pg_total_relation_size('search_entries') as bytes")
  return rows[0].bytes / 2 ** 20
}

async function clocked(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return (performance.now() - began) / 1000
}

const callOf = (accountId: string): Call => ({
  actor: { accountId, sessionId: newId(), operator: false },
  language: 'ru',
  ip: '127.0.0.1',
  userAgent: 'bench',
  origin: 'http://localhost',
  setSession: () => undefined,
})
