import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessHosted, type InCall, isInside, isWaiting, noPerson } from './access.ts'
import { settleLater } from './media/studio.ts'
import { beginStay, endStay } from './stays.ts'
import { tellCall, tellChat, tellMine } from './tell.ts'

// What a host does. Everything is in force on the server: what is off does not leave it.

export const admitPeople = handleCommand(contract.admitPeople, async ({ tx, actor, input, after }) => {
  const { row, personId } = await accessHosted(tx, actor, input.callId)
  const waiting = (await readPeople(tx, row.id, input.personIds)).filter(isWaiting)
  if (waiting.length === 0) return {}
  const at = now()
  for (const { person_id, stay_id } of waiting) {
    await tx
      .updateTable('call_people')
      .set({ admitted_at: at, admitted_by: personId, joined_at: at })
      .where('call_id', '=', row.id)
      .where('person_id', '=', person_id)
      .execute()
    await beginStay(tx, { id: stay_id!, callId: row.id, personId: person_id, at })
  }
  const joins = waiting.map(({ account_id }) => account_id)
  await tellCall(tx, row.id, personId, { joins })
  await tellChat(tx, row.id, personId)
  await tellMine(tx, row.id, joins, personId)
  after(() => settleLater(row.id))
  return {}
})

export const mutePeople = handleCommand(contract.mutePeople, async ({ tx, actor, input, after }) => {
  const { row, personId } = await accessHosted(tx, actor, input.callId)
  if (input.personId) await accessInside(tx, row.id, input.personId)
  let those = tx.updateTable('call_people').set({ mic_at: null }).where('call_id', '=', row.id)
  those = input.personId ? those.where('person_id', '=', input.personId) : those.where('host', '=', false)
  await those.execute()
  await tellCall(tx, row.id, personId)
  after(() => settleLater(row.id))
  return {}
})

export const removeParticipant = handleCommand(contract.removeParticipant, async ({ tx, actor, input, after }) => {
  const { row, personId } = await accessHosted(tx, actor, input.callId)
  const [gone] = await readPeople(tx, row.id, [input.personId])
  if (!gone || gone.host || (!isInside(gone) && !isWaiting(gone))) throw noPerson()
  await tx
    .updateTable('call_people')
    .set({ removed_at: now(), removed_by: personId, mic_at: null, camera_at: null, screen_at: null, hand_at: null })
    .where('call_id', '=', row.id)
    .where('person_id', '=', gone.person_id)
    .execute()
  await endStay(tx, row.id, gone.person_id)
  await tellCall(tx, row.id, personId, { leaves: [gone.account_id] })
  await tellChat(tx, row.id, personId)
  await tellMine(tx, row.id, [gone.account_id], personId)
  after(() => settleLater(row.id))
  return {}
})

/** Whoever has begun the call, and the owners of its chat, stay hosts: only whom one of them has asked is thanked. */
export const appointHost = handleCommand(contract.appointHost, async ({ tx, actor, input, after }) => {
  const { row, personId } = await accessHosted(tx, actor, input.callId)
  const one = await accessInside(tx, row.id, input.personId)
  if (one.host === input.on || (!input.on && !one.cohost_at)) return {}
  await tx
    .updateTable('call_people')
    .set(
      input.on
        ? { host: true, cohost_at: now(), cohost_by: personId }
        : { host: false, cohost_at: null, cohost_by: null },
    )
    .where('call_id', '=', row.id)
    .where('person_id', '=', one.person_id)
    .execute()
  await tellCall(tx, row.id, personId)
  await tellMine(tx, row.id, [one.account_id], personId)
  after(() => settleLater(row.id))
  return {}
})

export const setHosting = handleCommand(contract.setHosting, async ({ tx, actor, input, after }) => {
  const { row, personId } = await accessHosted(tx, actor, input.callId)
  const { locked, waitingRoom, switches } = input
  const since = (before: Date | null, on: boolean) => (on ? (before ?? now()) : null)
  await tx
    .updateTable('calls')
    .set({
      locked_at: since(row.locked_at, locked),
      waiting_room_at: since(row.waiting_room_at, waitingRoom),
      speak_at: since(row.speak_at, switches.speak),
      show_at: since(row.show_at, switches.show),
      share_at: since(row.share_at, switches.share),
    })
    .where('id', '=', row.id)
    .execute()
  const off = {
    ...(switches.speak ? {} : { mic_at: null }),
    ...(switches.show ? {} : { camera_at: null }),
    ...(switches.share ? {} : { screen_at: null }),
  }
  if (Object.keys(off).length > 0)
    await tx.updateTable('call_people').set(off).where('call_id', '=', row.id).where('host', '=', false).execute()
  await tellCall(tx, row.id, personId)
  after(() => settleLater(row.id))
  return {}
})

export async function accessInside(tx: Tx, callId: string, personId: string): Promise<InCall> {
  const [one] = await readPeople(tx, callId, [personId])
  if (!one || !isInside(one)) throw noPerson()
  return one
}

const readPeople = (tx: Tx, callId: string, personIds: string[]): Promise<InCall[]> =>
  tx
    .selectFrom('call_people')
    .selectAll()
    .where('call_id', '=', callId)
    .where('person_id', 'in', personIds)
    .orderBy('person_id')
    .execute()
