import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type School, seedSchool } from '../../bench/seed.ts'
import { Sender } from './sender.ts'
import { openVictim } from './victim.ts'

const KILLS = Number(process.env.ZVONOK_KILLS ?? 30)
const PAUSE_BETWEEN_MESSAGES = 100

let victim: Awaited<ReturnType<typeof openVictim>>
let school: School

beforeAll(async () => {
  victim = await openVictim()
  const pool = victim.database()
  school = await seedSchool(pool, { people: 20, roomSize: 10, seats: 2 })
  await pool.end()
}, 120_000)

afterAll(() => victim?.close())

test(`no acknowledged message is lost, doubled or shown out of order over ${KILLS} kills`, async () => {
  const senders = school.people.map((person) => new Sender(victim.origin, person))
  let writing = true
  const listening = senders.map((sender) => sender.listen())
  const written = senders.map((sender) => sender.write(() => writing, PAUSE_BETWEEN_MESSAGES))

  const killers = [victim.killServer, victim.killDatabase, victim.killServer, victim.killDatabase, victim.killBoth]
  for (let n = 0; n < KILLS; n++) {
    await sleep(300 + Math.random() * 1200)
    await killers[n % killers.length]!()
  }
  await sleep(1000)
  writing = false
  await Promise.all(written)

  const pool = victim.database()
  const chats = await readChats(pool)
  await expect
    .poll(() => senders.every((sender) => isCurrent(sender, chats)), { timeout: 60_000, interval: 200 })
    .toBe(true)
  for (const sender of senders) sender.hangUp()
  await Promise.all(listening)

  expect(senders.flatMap(({ faults }) => faults)).toEqual([])
  const acknowledged = new Map(senders.flatMap((sender) => [...sender.acknowledged]))
  const sent = new Map(senders.flatMap((sender) => [...sender.sent]))
  const stored = [...chats.values()].flat()
  // Every acknowledged message is there, exactly once, as it was written, and nothing that nobody wrote.
  expect(acknowledged.size).toBeGreaterThan(KILLS * 10)
  expect(new Set(stored.map(({ id }) => id)).size).toBe(stored.length)
  expect(new Map(stored.map(({ id, text }) => [id, text]))).toEqual(sent)
  expect([...acknowledged.keys()].filter((id) => !stored.some((message) => message.id === id))).toEqual([])
  // Every member has seen every message of the chat, in the one order of the log.
  for (const { shown } of senders) {
    for (const [chatId, messages] of shown) expect(messages).toEqual(chats.get(chatId))
  }
  for (const messages of chats.values()) expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, i) => i + 1))
  expect(await miscounted(pool)).toEqual([])
  await pool.end()
  console.log(`${KILLS} kills, ${acknowledged.size} messages acknowledged, 0 lost`)
})

const isCurrent = ({ shown }: Sender, chats: Map<string, unknown[]>) =>
  [...shown].every(([chatId, messages]) => messages.length >= (chats.get(chatId)?.length ?? 0))

type Pool = ReturnType<typeof victim.database>

/** Messages of every chat in the order of its log. */
async function readChats(pool: Pool): Promise<Map<string, { seq: number; id: string; text: string }[]>> {
  const { rows } = await pool.query(
    `select e.topic_id, e.seq, m.id, m.text from events e
     join messages m on m.chat_id = e.topic_id and m.id = (e.key->>'messageId')::uuid
     where e.type = 'chats.messageSent' order by e.topic_id, e.seq`,
  )
  const { rows: unlogged } = await pool.query('select count(*)::int as n from messages')
  expect(rows).toHaveLength(unlogged[0].n)
  const chats = Map.groupBy(rows, (row) => row.topic_id as string)
  return new Map(
    [...chats].map(([id, all]) => [id, all.map(({ seq, id: messageId, text }) => ({ seq, id: messageId, text }))]),
  )
}

/** Chats whose counters are not what counting gives, and seats whose unread is not the number of messages after the mark. */
async function miscounted(pool: Pool): Promise<unknown[]> {
  const { rows } = await pool.query(
    `select t.topic_id, t.last_msg_no, t.last_seq, s.read_msg_no from topics t
     join chat_seats s on s.chat_id = t.topic_id
     where t.last_msg_no <> (select count(*) from messages m where m.chat_id = t.topic_id)
        or t.last_seq <> (select count(*) from events e where e.topic_id = t.topic_id)
        or t.last_msg_no - s.read_msg_no <> (select count(*) from messages m where m.chat_id = t.topic_id and m.msg_no > s.read_msg_no)`,
  )
  return rows
}
