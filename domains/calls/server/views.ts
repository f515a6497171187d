import { sql } from 'kysely'
import type { PersonRef } from '#contract/people'
import type { Db } from '#server/db'
import type { Fact } from '#server/events'
import type { Call, ChatCall } from '../contract.ts'
import * as contract from '../contract.ts'
import { type CallRow, type InCall, isInside, isWaiting, switchesOf } from './access.ts'

type Row = CallRow & { starter: PersonRef; title: string | null }

/** A call as everybody in it sees it. */
export async function viewCalls(db: Db, ids: string[]): Promise<Map<string, Call>> {
  const { rows } = await sql<Row>`
    select c.*, s.card as starter, (select title from planned_calls n where n.id = c.planned_id) as title from calls c
      join chat_seats s on s.chat_id = c.chat_id and s.person_id = c.started_by
     where c.id = any(${ids}::uuid[])`.execute(db)
  const { rows: people } = await sql<InCall & { shown: PersonRef }>`
    select p.*, coalesce(s.card, p.card) as shown from call_people p join calls c on c.id = p.call_id
      left join chat_seats s on s.chat_id = c.chat_id and s.person_id = p.person_id
     where p.call_id = any(${ids}::uuid[]) and p.asked_at is not null and p.left_at is null and p.removed_at is null
     order by p.joined_at, p.person_id`.execute(db)
  const byCall = Map.groupBy(people, ({ call_id }) => call_id)
  return new Map(rows.map((row) => [row.id, viewCall(row, byCall.get(row.id) ?? [])]))
}

export const readCall = async (db: Db, id: string): Promise<Call> => (await viewCalls(db, [id])).get(id)!

const viewCall = (row: Row, people: (InCall & { shown: PersonRef })[]): Call => ({
  ...shared(row),
  locked: row.locked_at !== null,
  waitingRoom: row.waiting_room_at !== null,
  switches: switchesOf(row),
  participants: people.filter(isInside).map((one) => ({
    person: one.shown,
    host: one.host,
    cohost: one.cohost_at !== null,
    captioner: one.captions_at !== null,
    guest: one.account_id === null,
    joinedAt: one.joined_at!.toISOString(),
    mic: one.mic_at !== null,
    camera: one.camera_at !== null,
    screen: one.screen_at !== null,
    handAt: one.hand_at?.toISOString() ?? null,
    reaction: one.reaction && one.reacted_at ? { said: one.reaction, at: one.reacted_at.toISOString() } : null,
  })),
  waiting: people.filter(isWaiting).length,
  captions: row.captions,
  media: row.media,
})

const shared = (row: Row) => ({
  id: row.id,
  chatId: row.chat_id,
  kind: row.kind,
  startedBy: row.starter,
  startedAt: row.started_at.toISOString(),
  endedAt: row.ended_at?.toISOString() ?? null,
  title: row.title,
})

/** Calls as their chats see them. */
export async function viewChatCalls(db: Db, which: { ids?: string[]; chatId?: string }): Promise<ChatCall[]> {
  const { rows } = await sql<Row & { people: number }>`
    select c.*, s.card as starter, (select title from planned_calls n where n.id = c.planned_id) as title, (select count(*)::int from call_people p where p.call_id = c.id and p.joined_at is not null
        and (c.ended_at is not null or (p.left_at is null and p.removed_at is null))) as people
      from calls c join chat_seats s on s.chat_id = c.chat_id and s.person_id = c.started_by
     where ${which.ids ? sql`c.id = any(${which.ids}::uuid[])` : sql`c.chat_id = ${which.chatId}`}
     order by c.started_at desc limit 200`.execute(db)
  return rows.map((row) => ({ ...shared(row), people: row.people }))
}

export const readChatCall = async (db: Db, id: string): Promise<ChatCall> =>
  (await viewChatCalls(db, { ids: [id] }))[0]!

const idOf = (fact: Fact) => (fact.key as { callId: string }).callId

async function chatCalls(db: Db, facts: Fact[]) {
  const calls = new Map((await viewChatCalls(db, { ids: [...new Set(facts.map(idOf))] })).map((one) => [one.id, one]))
  return facts.map((fact) => calls.get(idOf(fact)) ?? null)
}

/** What the log tells later: the call as it is by now. */
export const eventViews = {
  [contract.callChanged.name]: async (db: Db, facts: Fact[]) => {
    const calls = await viewCalls(db, [...new Set(facts.map(idOf))])
    return facts.map((fact) => calls.get(idOf(fact)) ?? null)
  },
  [contract.chatCallChanged.name]: chatCalls,
  [contract.rang.name]: chatCalls,
}
