import { randomBytes, randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type pg from 'pg'
import { openDatabase } from '#server/database'
import { newId } from '#server/ids'

export interface School {
  people: { token: string; accountId: string; chats: string[] }[]
  chats: { id: string; members: string[] }[]
}

export interface Size {
  people: number
  roomSize: number
  /** Rooms of one person. */
  seats: number
}

/** Prepares a school for load on the database of a running server and writes it down for any load generator. */
export async function seedFile(size: Size, file: string): Promise<void> {
  const database = await openDatabase()
  const school = await seedSchool(database.pool, size)
  await database.close(database.started)
  writeFileSync(file, JSON.stringify(school))
  console.log(`${school.people.length} people in ${school.chats.length} chats: ${file}`)
}

/** Every person sits in `seats` rooms of exactly `roomSize`. Rows are written past the operations, which would take minutes. */
export async function seedSchool(pool: pg.Pool, { people: count, roomSize, seats }: Size): Promise<School> {
  const organizationId = newId()
  const people = Array.from({ length: count }, (_, n) => ({
    n,
    accountId: randomUUID(),
    personId: randomUUID(),
    token: randomBytes(32).toString('base64url'),
    chats: [] as string[],
  }))
  const chats = dealRooms(people, roomSize, seats)
  for (const { id, members } of chats) for (const member of members) member.chats.push(id)

  await pool.query(
    `insert into organizations (id, name, kind, region, municipality, time_zone)
     values ($1, 'Школа под нагрузкой', 'school', 'Омская область', 'Омск', 'Asia/Omsk')`,
    [organizationId],
  )
  const columns = [
    people.map((p) => p.accountId),
    people.map((p) => p.personId),
    people.map((p) => p.token),
    people.map((p) => `Ученик ${p.n}`),
  ]
  await pool.query(
    `with given as (select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[]) as g (account_id, person_id, token, name)),
      accounts as (insert into accounts (id, name) select account_id, name from given),
      sessions as (insert into sessions (id, account_id, token_hash, opened_by, device, place)
        select gen_random_uuid(), account_id, sha256(token::bytea), 'password', 'bench', '' from given),
      people as (insert into people (id, organization_id, account_id, last_name, first_name, joined_at)
        select person_id, $5, account_id, name, 'Ученик', now() from given)
     insert into person_roles (person_id, role) select person_id, 'pupil' from given`,
    [...columns, organizationId],
  )
  await pool.query(
    `with made as (insert into chats (id, organization_id, kind, title)
       select id, $2, 'group', 'Комната' from unnest($1::uuid[]) as g (id) returning id)
     insert into topics (topic_id, kind) select id, 'chat' from made`,
    [chats.map(({ id }) => id), organizationId],
  )
  const taken = chats.flatMap(({ id, members }) => members.map((member) => ({ id, member })))
  for (let i = 0; i < taken.length; i += 10_000) {
    const some = taken.slice(i, i + 10_000)
    await pool.query(
      `insert into chat_seats (chat_id, person_id, account_id, part, card)
       select chat, person, account, 'member',
         jsonb_build_object('id', person, 'name', name, 'verified', false, 'post', null, 'kinship', null)
       from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[]) as g (chat, person, account, name)`,
      [
        some.map(({ id }) => id),
        some.map(({ member }) => member.personId),
        some.map(({ member }) => member.accountId),
        some.map(({ member }) => `Ученик ${member.n}`),
      ],
    )
  }
  await pool.query('analyze')
  return {
    people: people.map(({ token, accountId, chats: own }) => ({ token, accountId, chats: own })),
    chats: chats.map(({ id, members }) => ({ id, members: members.map(({ accountId }) => accountId) })),
  }
}

/** Deals everybody `seats` times into rooms; every round takes another stride, so that rooms mix classes. */
function dealRooms<P>(people: P[], roomSize: number, seats: number): { id: string; members: P[] }[] {
  const waiting = Array.from({ length: seats }, (_, round) => {
    const stride = round ? strideFor(people.length, round) : 1
    return people.map((_, n) => people[(n * stride) % people.length]!)
  }).flat()
  return Array.from({ length: Math.floor(waiting.length / roomSize) }, () => {
    const members = new Set<P>()
    while (members.size < roomSize) {
      // Where two rounds meet, somebody may be next who sits here already.
      const next = waiting.findIndex((person) => !members.has(person))
      members.add(waiting.splice(next, 1)[0]!)
    }
    return { id: randomUUID(), members: [...members] }
  })
}

/** A stride without a common divisor with the number of people visits each of them once. */
function strideFor(count: number, round: number): number {
  const divisor = (a: number, b: number): number => (b ? divisor(b, a % b) : a)
  let stride = Math.floor(count * (0.17 + 0.21 * round)) | 1
  while (divisor(stride, count) !== 1) stride += 2
  return stride
}
