import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { PersonRef, Role } from '#contract/people'
import type { Db } from '#server/db'
import { invalid } from '#server/errors'
import type { Actor } from '#server/operation'
import type { FileKind, FileRef, Material } from '../contract.ts'
import { canPin } from './policy.ts'

export interface Seat {
  chatId: string
  /** May put things at the head of the shelf. */
  pins: boolean
}

interface Filter {
  kind?: FileKind | undefined
  subjectId?: string | undefined
  text?: string | undefined
  from?: string | undefined
  to?: string | undefined
}

/** The actor's seats now, narrowed to a school, a class or a chat. */
export async function readSeats(
  db: Db,
  actor: Actor,
  {
    organizationId,
    classId,
    chatId,
  }: { organizationId?: string | undefined; classId?: string | undefined; chatId?: string | undefined },
): Promise<Seat[]> {
  const only = (column: string, value: string | undefined) =>
    value ? sql<SqlBool>`and ${sql.ref(column)} = ${value}` : sql``
  const { rows } = await sql<{ chat_id: string; part: 'owner' | 'member' | 'reader'; roles: Role[] }>`
    select s.chat_id, s.part,
      coalesce((select jsonb_agg(role) from person_roles r where r.person_id = s.person_id), '[]') as roles
    from chat_seats s join chats c on c.id = s.chat_id
    where s.account_id = ${actor.accountId} and s.left_at is null
      ${only('c.organization_id', organizationId)} ${only('c.class_id', classId)} ${only('c.id', chatId)}`.execute(db)
  return rows.map(({ chat_id, part, roles }) => ({ chatId: chat_id, pins: canPin(part, roles) }))
}

/** Newest first. Chat by chat and then merged, so that no shelf is read to its end. */
export async function readShelf(
  db: Db,
  seats: Seat[],
  { after, limit, ...filter }: Filter & { after?: string | undefined; limit: number },
): Promise<Material[]> {
  const mark = after === undefined ? undefined : readMark(after)
  const older = mark ? sql`and (f.attached_at, f.id) < (${mark.at}::timestamptz, ${mark.id}::uuid)` : sql``
  return readMaterials(
    db,
    seats,
    sql`where f.chat_id = c.id ${older} ${narrowed(filter)}
    order by f.attached_at desc, f.id desc limit ${limit}`,
    limit,
  )
}

export async function readPinned(db: Db, seats: Seat[], filter: Filter): Promise<Material[]> {
  return readMaterials(
    db,
    seats,
    sql`where f.chat_id = c.id and exists (select from material_pins p where p.file_id = f.id) ${narrowed(filter)}`,
    200,
  )
}

/** What the authors of these materials teach: the shelf's own subjects. */
export async function readSubjects(db: Db, seats: Seat[]): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`
    select distinct sub.id, sub.name
    from (select distinct chat_id, person_id from files where chat_id = any(${idsOf(seats)}::uuid[])) f
      join chats c on c.id = f.chat_id
      join class_seats cs on cs.person_id = f.person_id and ${teachesHere}
      join subjects sub on sub.id = cs.subject_id
    order by sub.name`.execute(db)
  return rows
}

interface Row {
  card: FileRef
  attached_at: Date
  msg_no: number
  author: PersonRef
  subject: Material['subject']
  pinned: boolean
  id: string
  kind: 'direct' | 'group' | 'channel'
  automatic: string | null
  title: string | null
  class_name: string | null
  peer_name: string | null
}

async function readMaterials(db: Db, seats: Seat[], which: RawBuilder<unknown>, limit: number): Promise<Material[]> {
  const pins = new Map(seats.map((seat) => [seat.chatId, seat.pins]))
  const { rows } = await sql<Row>`
    select c.id, c.kind, c.automatic, c.title, cl.name as class_name, f.card, f.attached_at, f.msg_no, a.card as author,
      case when c.kind = 'direct' then (select string_agg(d.card->>'name', ', ') from chat_seats d where d.chat_id = c.id) end as peer_name,
      exists (select from material_pins p where p.file_id = f.id) as pinned,
      (select jsonb_build_object('id', min(sub.id::text), 'name', min(sub.name))
         from class_seats cs join subjects sub on sub.id = cs.subject_id
        where cs.person_id = f.person_id and ${teachesHere} having count(distinct sub.id) = 1) as subject
    from chats c
      join organizations o on o.id = c.organization_id
      left join classes cl on cl.id = c.class_id
      cross join lateral (select f.* from files f ${which}) f
      join chat_seats a on a.chat_id = c.id and a.person_id = f.person_id
    where c.id = any(${idsOf(seats)}::uuid[])
    order by f.attached_at desc, f.id desc limit ${limit}`.execute(db)
  return rows.map((row) => viewMaterial(row, pins.get(row.id) ?? false))
}

/** In a chat of a class, what one teaches in that class; elsewhere, what one teaches at all. */
const teachesHere = sql`cs.part = 'teacher' and cs.left_at is null and cs.subject_id is not null
  and (c.class_id is null or cs.class_id = c.class_id)`

function narrowed({ kind, subjectId, text, from, to }: Filter): RawBuilder<unknown> {
  const parts = [
    kind && sql`and f.card->>'kind' = ${kind}`,
    text && sql`and f.card->>'name' ilike ${`%${text.replace(/[\\%_]/g, '\\$&')}%`}`,
    from && sql`and (f.attached_at at time zone o.time_zone)::date >= ${from}::date`,
    to && sql`and (f.attached_at at time zone o.time_zone)::date <= ${to}::date`,
    subjectId &&
      sql`and exists (select from class_seats cs where cs.person_id = f.person_id and cs.subject_id = ${subjectId} and ${teachesHere})`,
  ]
  return sql.join(
    parts.filter((part) => part !== undefined && part !== ''),
    sql` `,
  )
}

function readMark(after: string): { at: string; id: string } {
  const [, at, id] = /^(\d{4}-[\dT:.-]+Z)_([0-9a-f-]{36})$/.exec(after) ?? []
  if (!at || !id)
    throw invalid('Страница названа неверно: откройте список заново', 'No such page: open the list anew', 'after')
  return { at, id }
}

const idsOf = (seats: Seat[]) => seats.map(({ chatId }) => chatId)

const viewMaterial = (row: Row, pins: boolean): Material => ({
  file: row.card,
  chat: {
    id: row.id,
    kind: row.kind,
    automatic: row.automatic,
    title: row.title,
    className: row.class_name,
    peerName: row.peer_name,
  },
  msgNo: row.msg_no,
  author: row.author,
  sentAt: row.attached_at.toISOString(),
  subject: row.subject,
  pinned: row.pinned,
  can: { pin: pins },
})
