import { onFacts, publish } from '#server/bus'
import type { Db } from '#server/db'
import { type Fact, inTransaction } from '#server/events'
import { log } from '#server/log'
import { SILENT_SECONDS } from '../rules.ts'
import { forgetStay, silenceOf } from './keep-stay.ts'
import { leave } from './leave-call.ts'
import { onEngineLost, settleFrom, settleLater, stopStudio } from './media/studio.ts'
import { keepRelay } from './media/turn.ts'
import { tellCall } from './tell.ts'

const SWEEP_EVERY = 5000

/** Keeps calls in step with the world: who has fallen silent leaves, who loses the chat loses the call. */
export function keepCalling(db: Db): { stop(): Promise<void> } {
  settleFrom(db)
  let working: Promise<unknown> = Promise.resolve()
  const later = (work: () => Promise<unknown>) => {
    working = working.then(work).catch((error) => log.warn({ reason: String(error) }, 'calls are late'))
  }
  const timer = setInterval(() => later(() => sweep(db)), SWEEP_EVERY)
  const well = onEngineLost((callIds) => later(() => beginAnew(db, callIds)))
  const deaf = onFacts((facts) => {
    const left = facts.filter(({ type }) => type === 'chats.seatsLeft')
    if (left.length > 0) later(() => unseat(db, left))
  })
  const relay = keepRelay()
  // A server that has been away has lost its engine with it.
  later(() => beginAnew(db))
  return {
    async stop() {
      clearInterval(timer)
      well()
      deaf()
      await working
      await stopStudio()
      relay.stop()
    },
  }
}

/** Tells these calls, or every one that goes on, to connect anew. */
export async function beginAnew(db: Db, callIds?: string[]): Promise<void> {
  const open = db.selectFrom('calls').select('id').where('ended_at', 'is', null)
  for (const id of callIds ?? (await open.execute()).map((one) => one.id)) {
    const { facts } = await inTransaction(db, async (tx) => {
      const row = await tx
        .updateTable('calls')
        .set(({ eb }) => ({ media: eb('media', '+', 1) }))
        .where('id', '=', id)
        .where('ended_at', 'is', null)
        .returning('id')
        .executeTakeFirst()
      if (row) await tellCall(tx, id, null)
    })
    publish(facts)
  }
}

export async function sweep(db: Db): Promise<void> {
  const stays = await db
    .selectFrom('call_people')
    .innerJoin('calls', 'calls.id', 'call_people.call_id')
    .select(['call_id', 'person_id', 'stay_id'])
    .where('ended_at', 'is', null)
    .where('asked_at', 'is not', null)
    .where('left_at', 'is', null)
    .where('removed_at', 'is', null)
    .execute()
  for (const { call_id, person_id, stay_id } of stays) {
    if (!stay_id || silenceOf(stay_id) < SILENT_SECONDS * 1000) continue
    await takeOut(db, call_id, person_id, stay_id)
    forgetStay(stay_id)
  }
}

async function unseat(db: Db, facts: Fact[]): Promise<void> {
  for (const { topic, key } of facts) {
    const { personIds } = key as { personIds: string[] }
    const those = await db
      .selectFrom('call_people')
      .innerJoin('calls', 'calls.id', 'call_people.call_id')
      .select(['call_id', 'person_id'])
      .where('chat_id', '=', topic.slice('chat:'.length))
      .where('ended_at', 'is', null)
      .where('person_id', 'in', personIds)
      .where('asked_at', 'is not', null)
      .where('left_at', 'is', null)
      .execute()
    for (const one of those) await takeOut(db, one.call_id, one.person_id)
  }
}

async function takeOut(db: Db, callId: string, personId: string, stayId?: string): Promise<void> {
  const { facts } = await inTransaction(db, async (tx) => {
    const row = await tx.selectFrom('calls').selectAll().where('id', '=', callId).forUpdate().executeTakeFirst()
    const who = await tx
      .selectFrom('call_people')
      .selectAll()
      .where('call_id', '=', callId)
      .where('person_id', '=', personId)
      .executeTakeFirst()
    if (!row || row.ended_at || !who || who.left_at || (stayId && who.stay_id !== stayId)) return
    await leave(tx, row, who)
  })
  publish(facts)
  settleLater(callId)
}
