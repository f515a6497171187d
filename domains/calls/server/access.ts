import type { Selectable } from 'kysely'
import type { PersonRef } from '#contract/people'
import type { Database, Db } from '#server/db'
import { conflict, forbidden, notFound } from '#server/errors'
import type { Actor } from '#server/operation'
import type { Switches } from '../contract.ts'
import { isHost, type Seat } from '../rules.ts'
import { cardOf, type GuestActor, isGuest } from './guests/guest.ts'
import { chatsOf, holdOneOf } from './planned/access.ts'

export type CallRow = Selectable<Database['calls']>
export type InCall = Selectable<Database['call_people']>

export interface HeldCall {
  row: CallRow
  seat: Seat
  /** The chat whose seat lets the actor in: the call's own, or another one that is invited. */
  seatedIn: string
  /** How a guest is shown; null for people of the school. */
  guest: PersonRef | null
  personId: string
  /** What the actor is in the call; null: only called, or not even that. */
  mine: InCall | null
  host: boolean
  switches: Switches
}

/** The only way to hold a call: a seat in its chat. Another's call and none at all are the same refusal. */
export async function accessCall(db: Db, actor: Actor, callId: string, { lock = false } = {}): Promise<HeldCall> {
  let found = db.selectFrom('calls').selectAll().where('id', '=', callId)
  if (lock) found = found.forUpdate()
  const row = await found.executeTakeFirst()
  if (!row) throw noCall()
  const chat = isGuest(actor) ? asGuest(actor, row) : await holdInvited(db, actor, row)
  const mine = await db
    .selectFrom('call_people')
    .selectAll()
    .where('call_id', '=', callId)
    .where('person_id', '=', chat.personId)
    .executeTakeFirst()
  return {
    row,
    seat: chat.facts,
    seatedIn: chat.id,
    guest: isGuest(actor) ? cardOf(actor.guest) : null,
    personId: chat.personId,
    mine: mine ?? null,
    host: isHost(chat.facts, row.started_by === chat.personId, Boolean(mine?.cohost_at)),
    switches: switchesOf(row),
  }
}

/** A link opens its own call, or one of its plan, as a member who owns nothing. */
function asGuest({ guest }: GuestActor, row: CallRow) {
  const opens = guest.call_id ? guest.call_id === row.id : guest.planned_id === row.planned_id
  if (!opens) throw noCall()
  const facts: Seat = { kind: 'group', part: 'member', archived: false, silenced: false }
  return { id: row.chat_id, personId: guest.id, facts }
}

/** By a seat in the call's chat, or in another that its plan invites; an owner there is no host here. */
async function holdInvited(db: Db, actor: Actor, row: CallRow) {
  const invited = row.planned_id ? await chatsOf(db, row.planned_id) : [row.chat_id]
  const chat = await holdOneOf(db, actor, invited)
  if (!chat) throw noCall()
  return chat.id === row.chat_id ? chat : { ...chat, facts: { ...chat.facts, part: 'member' as const } }
}

/** A call that goes on. */
export async function accessOpenCall(db: Db, actor: Actor, callId: string, { lock = true } = {}): Promise<HeldCall> {
  const held = await accessCall(db, actor, callId, { lock })
  if (held.row.ended_at) throw conflict('Звонок уже закончился', 'The call is over')
  return held
}

/** A call by one's own stay in it: an older device, a stranger's number and somebody removed are refused alike. */
export async function accessStay(
  db: Db,
  actor: Actor,
  { callId, stayId }: { callId: string; stayId: string },
  { lock = false, admitted = true } = {},
): Promise<HeldCall & { mine: InCall }> {
  const held = await accessOpenCall(db, actor, callId, { lock })
  const { mine } = held
  const whose = mine?.account_id ?? mine?.person_id
  const stays = mine && mine.stay_id === stayId && whose === actor.accountId && !mine.left_at
  if (!stays || mine.removed_at || (admitted && !mine.joined_at)) throw noStay()
  return { ...held, mine }
}

/** A call that one conducts. */
export async function accessHosted(db: Db, actor: Actor, callId: string, { lock = true } = {}): Promise<HeldCall> {
  const held = await accessOpenCall(db, actor, callId, { lock })
  if (!held.host) {
    throw forbidden('Это может тот, кто ведёт звонок', 'That is for those who conduct the call')
  }
  return held
}

export const switchesOf = ({ speak_at, show_at, share_at }: CallRow): Switches => ({
  speak: speak_at !== null,
  show: show_at !== null,
  share: share_at !== null,
})

export const isInside = (one: InCall | null | undefined): boolean =>
  Boolean(one?.joined_at && !one.left_at && !one.removed_at)
export const isWaiting = (one: InCall | null | undefined): boolean =>
  Boolean(one?.asked_at && !one.joined_at && !one.left_at && !one.removed_at)

export const noCall = () =>
  notFound('Такого звонка нет или он для вас закрыт', 'There is no such call, or it is closed to you')
export const noPerson = () => notFound('Этого человека в звонке нет', 'This person is not in the call')
const noStay = () =>
  forbidden(
    'На этом устройстве вы уже не в звонке. Войдите в него снова',
    'You are not in the call on this device any more. Join it again',
  )
