import { accessHat } from '#domains/people'
import type { Db } from '#server/db'
import { conflict, forbidden, notFound } from '#server/errors'
import type { Actor } from '#server/operation'
import { mayPresent, stateOf } from '../rules.ts'
import type { BroadcastRow } from './feeds.ts'

export interface HeldBroadcast {
  row: BroadcastRow
  personId: string
  /** Of its chats the first that the actor sits in. */
  seatedIn: string | null
  administers: boolean
  presents: boolean
}

/** By a seat in one of its chats, or by the right to present it; another's and none at all are the same refusal. */
export async function accessBroadcast(
  db: Db,
  actor: Actor,
  broadcastId: string,
  { lock = false } = {},
): Promise<HeldBroadcast> {
  let found = db.selectFrom('broadcasts').selectAll().where('id', '=', broadcastId)
  if (lock) found = found.forUpdate()
  const row = await found.executeTakeFirst()
  if (!row) throw noBroadcast()
  const { personId, administers } = await accessHat(db, actor, row.organization_id).catch((error) => {
    if (error.code === 'not_found') throw noBroadcast()
    throw error
  })
  const seat = await db
    .selectFrom('broadcast_chats')
    .innerJoin('chat_seats', 'chat_seats.chat_id', 'broadcast_chats.chat_id')
    .select('broadcast_chats.chat_id')
    .where('broadcast_id', '=', broadcastId)
    .where('account_id', '=', actor.accountId)
    .where('left_at', 'is', null)
    .orderBy('place')
    .executeTakeFirst()
  const presents = mayPresent({ own: [row.planned_by, row.led_by].includes(personId), administers })
  if (!seat && !presents) throw noBroadcast()
  return { row, personId, seatedIn: seat?.chat_id ?? null, administers, presents }
}

/** To lead it: whoever has planned it, whom it was handed to, and the administration. */
export async function accessPresented(
  db: Db,
  actor: Actor,
  broadcastId: string,
  { lock = false } = {},
): Promise<HeldBroadcast> {
  const held = await accessBroadcast(db, actor, broadcastId, { lock })
  if (!held.presents) {
    throw forbidden(
      'Трансляцию ведёт тот, кто её запланировал, кому её передали, или администрация школы',
      'A broadcast is led by whoever has planned it, by whom it was handed to, or by the school’s administration',
    )
  }
  return held
}

/** One that is not over and not called off. */
export async function accessOpen(
  db: Db,
  actor: Actor,
  broadcastId: string,
  { lock = false } = {},
): Promise<HeldBroadcast> {
  const held = await accessPresented(db, actor, broadcastId, { lock })
  const state = stateOf(held.row)
  if (state === 'ended') throw conflict('Трансляция уже закончилась', 'The broadcast is over already')
  if (state === 'calledOff') throw conflict('Трансляция отменена', 'The broadcast is called off')
  return held
}

export const noBroadcast = () =>
  notFound('Такой трансляции нет или она для вас закрыта', 'There is no such broadcast, or it is closed to you')
