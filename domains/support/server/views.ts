import { type SqlBool, sql } from 'kysely'
import { spokenName } from '#domains/people'
import type { Db } from '#server/db'
import type { HelpLine, HelpRequest, HelpSide, HelpThread } from '../contract.ts'
import type { HeldRequest, RequestRow } from './access.ts'

interface Card {
  id: string
  last_name: string
  first_name: string
  patronymic: string | null
  staff: boolean
}

interface Row extends RequestRow {
  organization_name: string | null
  asker: Card | null
  about: string | null
  governs: boolean
  assignee: Card | null
  answered_at: Date | null
}

const CARD = (person: string) => sql`(select to_jsonb(c) from (select p.id, p.last_name, p.first_name, p.patronymic,
  exists (select from person_roles x where x.person_id = p.id and x.role not in ('pupil', 'guardian')) as staff
  from people p where p.id = ${sql.ref(person)}) c)`

/** As this side sees them, by r (a request), what has moved last first. */
export async function viewRequests(
  db: Db,
  where: ReturnType<typeof sql<SqlBool>>,
  side: HelpSide,
): Promise<HelpRequest[]> {
  const { rows } = await sql<Row>`
    select r.*, coalesce(nullif(o.short_name, ''), o.name) as organization_name,
      ${CARD('r.person_id')} as asker, ${CARD('r.assignee_id')} as assignee, last.at as answered_at,
      exists (select from person_roles x where x.person_id = r.person_id and x.role in
        ('administrator', 'additionalAdministrator', 'director', 'deputy')) as governs,
      (select string_agg(distinct c.name, ', ') from class_seats s join classes c on c.id = s.class_id and c.archived_at is null
        where s.left_at is null and (s.person_id = r.person_id or (s.part = 'pupil' and s.person_id in (
          select g.pupil_id from bonds_seeing g where g.guardian_id = r.person_id)))) as about
      from help_requests r left join organizations o on o.id = r.organization_id
      left join lateral (select max(l.at) as at from help_lines l
        where l.request_id = r.id and l.side <> 'asker' and not l.internal) last on true
     where ${where} order by r.changed_at desc limit 200`.execute(db)
  return rows.map((row) => viewRequest(row, side))
}

function viewRequest(row: Row, side: HelpSide): HelpRequest {
  const hidden = side === 'operator' && row.organization_id !== null
  const name = row.asker ? nameOf(row.asker) : (row.outsider ?? '')
  return {
    id: row.id,
    organization: row.organization_id ? { id: row.organization_id, name: row.organization_name! } : null,
    asker: {
      id: hidden ? null : row.person_id,
      name: hidden && !row.governs ? '' : name,
      about: hidden ? null : (row.about ?? row.named_school),
      contact: hidden || side === 'asker' ? null : row.contact,
    },
    topic: row.topic,
    text: row.text,
    screen: row.screen,
    device: row.device,
    files: hidden ? [] : row.files.map(({ id, name, size }) => ({ id, name, size })),
    state: row.state,
    operator: row.operator_state,
    assignee: row.assignee && !hidden ? { id: row.assignee.id, name: nameOf(row.assignee) } : null,
    createdAt: row.created_at.toISOString(),
    changedAt: row.changed_at.toISOString(),
    fresh: row.answered_at !== null && row.answered_at > row.seen_at,
  }
}

const nameOf = (card: Card): string => spokenName(card, card.staff ? ['employee'] : [])

export async function viewThread(db: Db, { row, side }: HeldRequest): Promise<HelpThread> {
  const [request] = await viewRequests(db, sql<SqlBool>`r.id = ${row.id}`, side)
  return {
    request: request!,
    lines: (await readLines(db, row.id)).filter(isSeenBy(side, row)),
    side,
    can: {
      reply: true,
      take: side === 'school',
      close: side !== 'operator' || row.organization_id === null,
      passToSchool: side === 'operator' && row.organization_id === null,
    },
  }
}

/** The operator reads what was passed on, and not what the school and its people say to each other. */
const isSeenBy =
  (side: HelpSide, row: RequestRow) =>
  ({ inner, side: from }: HelpLine): boolean => {
    if (side === 'asker') return !inner
    return side === 'school' || inner || from === 'operator' || row.organization_id === null
  }

async function readLines(db: Db, requestId: string): Promise<HelpLine[]> {
  const { rows } = await sql<{
    id: string
    side: HelpSide
    text: string
    inner: boolean
    at: Date
    person: Card | null
    name: string | null
  }>`
    select l.id, l.side, l.text, l.internal as inner, l.at, ${CARD('l.person_id')} as person, coalesce(a.name, r.outsider) as name
      from help_lines l join help_requests r on r.id = l.request_id left join accounts a on a.id = l.account_id
     where l.request_id = ${requestId} order by l.at, l.id`.execute(db)
  return rows.map(({ id, side, text, inner, at, person, name }) => ({
    id,
    side,
    name: person ? nameOf(person) : (name ?? ''),
    text,
    inner,
    at: at.toISOString(),
  }))
}
