import type { PoolClient } from 'pg'
import type { PersonRef, Role } from '#contract/people'
import type { QuietHours } from '#contract/quiet'
import { onClient } from '#server/db'
import type { Refusal } from '#server/errors'
import type { Actor } from '#server/operation'
import type { HeldFor, Message } from '../contract.ts'
import { checkCarried } from './carry-files.ts'
import { viewHeld } from './held.ts'
import type { ChatFacts } from './policy.ts'
import { mention, quote, repeat, type Source } from './read-carried.ts'
import { viewMessages } from './views.ts'

export interface SendItem {
  actor: Actor
  input: {
    id: string
    chatId: string
    text: string
    replyTo?: string | undefined
    mentions?: string[] | undefined
    fileIds?: string[] | undefined
    forwardOf?: { chatId: string; messageId: string } | undefined
    at?: string | undefined
    urgent?: string | undefined
  }
}

/** What the database says of the sender's place in the chat, as of now. */
export interface Seat {
  organizationId: string
  card: PersonRef
  facts: ChatFacts
  /** Read only where a rule asks: in quiet hours, or where links are for staff. */
  roles: Role[]
  peerIsStaff: boolean | undefined
  linksFrom: 'all' | 'staff'
  slowSeconds: number
  lastSaidAt: Date | null
  perMinute: number
  saidThisMinute: number
  quiet: { hours: QuietHours; zone: string } | null
  /** «Избранное»: nobody else reads it. */
  alone: boolean
}

/** A message on its way into a chat: what was asked, what the database says, and what has been decided. */
export interface Posting {
  input: SendItem['input']
  accountId: string
  /** Positions of the chat's topic before this batch. */
  topic: { lastSeq: number; lastMsgNo: number } | null
  seat: Seat | null
  /** The message that has this id already, in the chat or waiting: a repeat if its author is the sender. */
  earlier: Message | null
  text: string
  replyTo: Message['replyTo']
  /** The chain it goes on with, and how long that is by now; null where nothing is answered. */
  chain: { id: string; no: number | null } | null
  mentions: Message['mentions']
  forwardedFrom: Source | null
  /** Of the forwarded message: copied along. */
  forwardedFileIds: string[]
  /** Known before anything is decided: its files are not to be had. */
  refusal: Refusal | null
  /** What a look at the text said: why it waits for somebody. */
  review: string | null
  outcome: 'refused' | 'fresh' | 'held' | 'repeat'
  held: { why: HeldFor; until: Date | null } | null
  /** It goes at night for the reason its author gave (R138). */
  urgent: boolean
  seq: number
  message: Message | null
}

interface FactsRow {
  organization_id: string
  kind: ChatFacts['kind'] | null
  automatic: ChatFacts['automatic']
  archived: boolean
  part: ChatFacts['part'] | null
  silenced: boolean
  card: PersonRef | null
  earlier: string | null
  waiting: string | null
  roles: Role[] | null
  peer_is_staff: boolean | null
  links_from: 'all' | 'staff'
  slow_seconds: number
  per_minute: number
  follows: ChatFacts['follows']
  writers: ChatFacts['writers']
  staff: boolean
  last_said_at: Date | null
  said_this_minute: number
  quiet: QuietHours | null
  time_zone: string
  alone: boolean
}

const STAFF = `select from person_roles r where r.role not in ('pupil', 'guardian') and r.person_id`

const FACTS = `select c.organization_id, c.kind, c.automatic, c.archived_at is not null as archived, c.links_from, c.slow_seconds, c.per_minute,
    c.follows, c.writers, c.writers = 'staff' and exists (${STAFF} = s.person_id) as staff, s.part, s.card, coalesce(s.silenced_until > $4, false) as silenced, m.id as earlier, h.id as waiting, o.time_zone,
    coalesce(c.direct_key = s.person_id || ' ' || s.person_id, false) as alone,
    case when q.organization_id is not null then jsonb_build_object('mode', q.mode, 'fromMinute', q.from_minute, 'toMinute', q.to_minute,
      'working', case when q.working_from is not null then
        jsonb_build_object('fromMinute', q.working_from, 'toMinute', q.working_to, 'days', q.working_days) end,
      'urgentRoles', q.urgent_roles) end as quiet,
    case when q.organization_id is not null or c.links_from = 'staff' then
      array(select r.role from person_roles r where r.person_id = s.person_id) end as roles,
    case when q.working_from is not null and c.kind = 'direct' then
      exists (${STAFF} = (select p.person_id from chat_seats p where p.chat_id = c.id and p.person_id <> s.person_id limit 1)) end as peer_is_staff,
    case when c.slow_seconds > 0 then
      (select max(l.sent_at) from messages l where l.chat_id = c.id and l.author_id = s.person_id
        and l.msg_no > (select t.last_msg_no - 500 from topics t where t.topic_id = c.id)) end as last_said_at,
    case when c.per_minute > 0 then
      (select count(*)::int from messages l where l.chat_id = c.id and l.author_id = s.person_id and l.sent_at > $4::timestamptz - interval '1 minute'
        and l.msg_no > (select t.last_msg_no - 500 from topics t where t.topic_id = c.id)) else 0 end as said_this_minute
  from unnest($1::uuid[], $2::uuid[], $3::uuid[]) with ordinality as i (chat_id, account_id, id, n)
  left join chats c on c.id = i.chat_id
  left join organizations o on o.id = c.organization_id
  left join quiet_hours q on q.organization_id = c.organization_id and q.mode <> 'off'
  left join chat_seats s on s.chat_id = i.chat_id and s.account_id = i.account_id and s.left_at is null
  left join messages m on m.chat_id = i.chat_id and m.id = i.id
  left join held_messages h on h.chat_id = i.chat_id and h.id = i.id
  order by i.n`

/** Locks the topics first, in id order: what is read after that holds until the commit. */
export async function readPostings(client: PoolClient, items: SendItem[], at: Date): Promise<Posting[]> {
  const topics = await lockTopics(client, [...new Set(items.map(({ input }) => input.chatId))])
  const { rows } = await client.query<FactsRow>({
    name: 'chats.postings',
    text: FACTS,
    values: [
      items.map(({ input }) => input.chatId),
      items.map(({ actor }) => actor.accountId),
      items.map(({ input }) => input.id),
      at,
    ],
  })
  const seats = new Map<string, Seat | null>()
  const postings = items.map((item, n) =>
    posting(item, sameSeat(seats, item, rows[n]!), topics.get(item.input.chatId) ?? null),
  )
  await quote(client, postings)
  await mention(client, postings)
  await repeat(client, postings)
  await checkCarried(client, postings)
  for (const [n, { earlier, waiting, part }] of rows.entries()) {
    if (!part || !(earlier || waiting)) continue
    const db = onClient(client)
    const { chatId, id } = items[n]!.input
    postings[n]!.earlier =
      (earlier ? await viewMessages(db, chatId, { ids: [id] }) : await viewHeld(db, { chatId, id }))[0] ?? null
  }
  return postings
}

async function lockTopics(client: PoolClient, chatIds: string[]) {
  const { rows } = await client.query<{ topic_id: string; last_seq: number; last_msg_no: number }>({
    name: 'chats.lockTopics',
    text: 'select topic_id, last_seq, last_msg_no from topics where topic_id = any($1::uuid[]) order by topic_id for update',
    values: [chatIds],
  })
  return new Map(rows.map((row) => [row.topic_id, { lastSeq: row.last_seq, lastMsgNo: row.last_msg_no }]))
}

/** One object for all that one person says in one chat in this batch: what the first one spends, the second one lacks. */
function sameSeat(seats: Map<string, Seat | null>, { input, actor }: SendItem, row: FactsRow): Seat | null {
  const key = `${input.chatId} ${actor.accountId}`
  if (!seats.has(key)) seats.set(key, seatOf(row))
  return seats.get(key)!
}

function posting({ input, actor }: SendItem, seat: Seat | null, topic: Posting['topic']): Posting {
  return {
    input,
    accountId: actor.accountId,
    topic,
    seat,
    earlier: null,
    text: input.text,
    replyTo: null,
    chain: null,
    mentions: [],
    forwardedFrom: null,
    forwardedFileIds: [],
    refusal: null,
    review: null,
    outcome: 'refused',
    held: null,
    urgent: false,
    seq: 0,
    message: null,
  }
}

function seatOf(row: FactsRow): Seat | null {
  const { kind, part, card, automatic, follows, writers, staff, archived, silenced } = row
  if (!kind || !part || !card) return null
  return {
    organizationId: row.organization_id,
    card,
    facts: { kind, automatic, follows, archived, part, writers, staff, silenced },
    roles: row.roles ?? [],
    peerIsStaff: row.peer_is_staff ?? undefined,
    linksFrom: row.links_from,
    slowSeconds: row.slow_seconds,
    lastSaidAt: row.last_said_at,
    perMinute: row.per_minute,
    saidThisMinute: row.said_this_minute,
    quiet: row.quiet && { hours: row.quiet, zone: row.time_zone },
    alone: row.alone,
  }
}
