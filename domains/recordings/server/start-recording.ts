import { accessCall, accessHosted, settleLater } from '#domains/calls'
import { accessHat } from '#domains/people'
import { isStaff } from '#rules/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { mayRecord } from '../rules.ts'
import { postCard } from './post-card.ts'
import { readSettings } from './settings.ts'
import { tellRecording } from './views.ts'

/** Whoever conducts the call, as far as the school's act lets them. Everybody in it sees the sign from this moment on. */
export const startRecording = handleCommand(contract.startRecording, async ({ tx, actor, input, after }) => {
  const { row, personId } = await accessHosted(tx, actor, input.callId)
  if (!(await canRecord(tx, actor, input.callId))) {
    throw forbidden(
      'Записывать звонки вам не разрешает порядок школы: его меняет администрация',
      'The rules of your school do not let you record calls: its administration may change them',
    )
  }
  const running = await findRunning(tx, row.id)
  if (running) throw conflict('Запись уже идёт', 'It is recorded already')
  const { whoWatches, pupils, keepDays } = await readSettings(tx, row.organization_id)
  const at = now()
  await tx
    .insertInto('recordings')
    .values({
      id: input.id,
      organization_id: row.organization_id,
      call_id: row.id,
      chat_id: row.chat_id,
      state: 'on',
      who_watches: whoWatches,
      pupils,
      keep_days: keepDays,
      started_by: personId,
      started_at: at,
    })
    .execute()
  await tx
    .insertInto('recording_consents')
    .values({ recording_id: input.id, person_id: personId, answer: 'recorded', at })
    .execute()
  note(tx, {
    organizationId: row.organization_id,
    action: 'recordings.startRecording',
    byPersonId: personId,
    object: { kind: 'recording', id: input.id },
  })
  await postCard(tx, { id: input.id, chatId: row.chat_id, personId })
  after(() => settleLater(row.id))
  return tellRecording(tx, input.id, personId)
})

export async function canRecord(db: Db, actor: Actor, callId: string): Promise<boolean> {
  const { row, host, guest } = await accessCall(db, actor, callId)
  if (guest) return false
  const { roles, administers } = await accessHat(db, actor, row.organization_id)
  const { whoRecords } = await readSettings(db, row.organization_id)
  return mayRecord(whoRecords, { host, staff: isStaff(roles), administers })
}

export const findRunning = (db: Db, callId: string) =>
  db
    .selectFrom('recordings')
    .selectAll()
    .where('call_id', '=', callId)
    .where('stopped_at', 'is', null)
    .executeTakeFirst()
