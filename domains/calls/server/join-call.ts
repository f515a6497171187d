import type { PersonRef } from '#contract/people'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { type Entry, entryOf, granted, PEOPLE_AT_MOST } from '../rules.ts'
import { accessOpenCall, type HeldCall, isInside } from './access.ts'
import { passGuards } from './doors.ts'
import { settleLater } from './media/studio.ts'
import { beginStay, endStay } from './stays.ts'
import { tellCall, tellChat, tellMine } from './tell.ts'

/** Whoever sits in the chat comes in, or waits at the door where the hosts have said so. The command's id is the stay's. */
export const joinCall = handleCommand(contract.joinCall, async ({ tx, actor, input, call, after }) => {
  const held = await accessOpenCall(tx, actor, input.callId)
  const { row, personId, mine, host } = held
  if (held.seat.kind === 'channel' || held.seat.archived) throw closed()
  await passGuards(tx, { callId: row.id, personId, userAgent: call.userAgent })
  const entry = await findEntry(tx, held)
  const state = passed(entry)
  if (mine?.stay_id) await endStay(tx, row.id, personId)
  const wish = { mic: input.mic, camera: input.camera, screen: false }
  const sending = granted(wish, { host, silenced: held.seat.silenced, switches: held.switches })
  const at = now()
  const place = {
    call_id: row.id,
    person_id: personId,
    account_id: held.guest ? null : actor.accountId,
    host,
    stay_id: input.id,
    asked_at: mine && isInside(mine) ? mine.asked_at : at,
    joined_at: state === 'in' ? (mine && isInside(mine) ? mine.joined_at : at) : null,
    left_at: null,
    mic_at: sending.mic ? at : null,
    camera_at: sending.camera ? at : null,
    screen_at: null,
    hand_at: null,
    card: JSON.stringify(held.guest ?? (await readCard(tx, held))),
  }
  await tx
    .insertInto('call_people')
    .values(place)
    .onConflict((oc) => oc.columns(['call_id', 'person_id']).doUpdateSet(place))
    .execute()
  if (state === 'in') await beginStay(tx, { id: input.id, callId: row.id, personId, at })
  await tellCall(tx, row.id, personId, state === 'in' && !held.guest ? { joins: [actor.accountId] } : {})
  if (state === 'in') await tellChat(tx, row.id, personId)
  if (!held.guest) await tellMine(tx, row.id, [actor.accountId], personId)
  after(() => settleLater(row.id))
  return { stayId: input.id, state }
})

/** As who they come is kept with the call: their seat may be in another chat than the call's. */
async function readCard(tx: Tx, { seatedIn, personId }: HeldCall): Promise<PersonRef> {
  const seat = tx.selectFrom('chat_seats').select('card').where('chat_id', '=', seatedIn)
  return (await seat.where('person_id', '=', personId).executeTakeFirstOrThrow()).card
}

async function findEntry(tx: Tx, { row, mine, host, guest }: HeldCall): Promise<Entry> {
  const { count } = await tx
    .selectFrom('call_people')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('call_id', '=', row.id)
    .where('joined_at', 'is not', null)
    .where('left_at', 'is', null)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  return entryOf({
    host,
    removed: Boolean(mine?.removed_at),
    admitted: Boolean(mine?.admitted_at),
    inside: isInside(mine),
    locked: row.locked_at !== null,
    // Whoever is not of the school is looked at first, whatever the door is like for others.
    waitingRoom: row.waiting_room_at !== null || guest !== null,
    full: Number(count) >= PEOPLE_AT_MOST,
  })
}

function passed(entry: Entry): 'in' | 'waiting' {
  if (entry === 'removed') {
    throw forbidden('Ведущий завершил этот звонок для вас', 'The host has ended this call for you')
  }
  if (entry === 'locked') {
    throw forbidden(
      'Ведущий закрыл вход. Напишите в чат, чтобы вас впустили',
      'The host has locked the call. Write in the chat to be let in',
    )
  }
  if (entry === 'full') {
    throw conflict('В звонке уже столько людей, сколько он вмещает', 'The call holds no more people')
  }
  return entry
}

const closed = () => forbidden('В этом чате звонков нет', 'There are no calls in this chat')
