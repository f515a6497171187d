import { readRecordingRules } from '#domains/recordings'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessOpen } from './access.ts'
import { airFeed, endFeed } from './feeds.ts'
import { composeLater } from './film/compose-film.ts'
import { say } from './saying.ts'
import { readBroadcast, tellBroadcast } from './views.ts'

/** Everybody for whom it is sees it from here on. */
export const goLive = handleCommand(contract.goLive, async ({ tx, actor, input, after }) => {
  const { row, personId } = await accessOpen(tx, actor, input.broadcastId, { lock: true })
  if (row.started_at) return readBroadcast(tx, row.id)
  await tx.updateTable('broadcasts').set({ started_at: now(), started_by: personId }).where('id', '=', row.id).execute()
  note(tx, {
    organizationId: row.organization_id,
    action: 'broadcasts.goLive',
    byPersonId: personId,
    object: { kind: 'broadcast', id: row.id },
  })
  after(() => airFeed(row))
  const view = await tellBroadcast(tx, row.id, personId)
  await say(tx, row, 'begins')
  return view
})

export const endBroadcast = handleCommand(contract.endBroadcast, async ({ tx, actor, input, after }) => {
  const { row, personId } = await accessOpen(tx, actor, input.broadcastId, { lock: true })
  if (!row.started_at) {
    throw conflict('Эфир ещё не начинался. Трансляцию можно отменить', 'It has not begun. It may be called off')
  }
  const { keepDays } = await readRecordingRules(tx, row.organization_id)
  await tx
    .updateTable('broadcasts')
    .set({ ended_at: now(), ended_by: personId, ...(row.recorded ? { film: 'waiting', keep_days: keepDays } : {}) })
    .where('id', '=', row.id)
    .execute()
  note(tx, {
    organizationId: row.organization_id,
    action: 'broadcasts.endBroadcast',
    byPersonId: personId,
    object: { kind: 'broadcast', id: row.id },
  })
  if (row.recorded) await composeLater(tx, row.id, 2000)
  after(() => endFeed(row.id))
  return tellBroadcast(tx, row.id, personId)
})

export const callOff = handleCommand(contract.callOff, async ({ tx, actor, input, after }) => {
  const { row, personId } = await accessOpen(tx, actor, input.broadcastId, { lock: true })
  if (row.started_at) {
    throw conflict('Эфир уже идёт: его можно завершить', 'It is on the air: it may be ended')
  }
  await tx
    .updateTable('broadcasts')
    .set({ called_off_at: now(), called_off_by: personId })
    .where('id', '=', row.id)
    .execute()
  note(tx, {
    organizationId: row.organization_id,
    action: 'broadcasts.callOff',
    byPersonId: personId,
    object: { kind: 'broadcast', id: row.id },
  })
  after(() => endFeed(row.id))
  const view = await tellBroadcast(tx, row.id, personId)
  await say(tx, { ...row, called_off_at: now() }, 'off')
  return view
})
