import { sql } from 'kysely'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { conflict } from '#server/errors'
import { addJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { remindAt } from '../rules.ts'
import { accessTime, noTime, OWN_PUPILS, REACHES, type TimeRow } from './access.ts'
import { remind } from './remind.ts'
import { FREE, tellChanged, wake } from './tell.ts'
import { viewOne } from './views.ts'

/** A guardian about a child, or somebody of age: one talk with a teacher at a time. */
export const takeTime = handleCommand(contract.takeTime, async ({ tx, actor, input }) => {
  const { row, hat } = await accessTime(tx, actor, input.timeId)
  if (!(await isFor(tx, row, hat.personId, input.pupilId))) throw noTime()
  if (row.taken_by) {
    throw conflict('Это время только что заняли. Выберите другое', 'That time has just been taken. Choose another')
  }
  if (row.starts_at <= now()) {
    throw conflict('Это время уже прошло. Выберите другое', 'That time has passed. Choose another')
  }
  await refuseSecond(tx, row, hat.personId, input.pupilId)
  const taken = { taken_by: hat.personId, pupil_id: input.pupilId, wish: input.wish || null, taken_at: now() }
  await tx.updateTable('appointment_times').set(taken).where('id', '=', row.id).execute()
  await wake(tx, row.id, [row.teacher_id], hat.personId)
  await tellChanged(tx, [row.teacher_id, hat.personId])
  const at = remindAt(row.starts_at, now())
  if (at) await addJob(tx, remind, { timeId: row.id, takenBy: hat.personId }, { runAt: at, key: `talk ${row.id}` })
  return viewOne(tx, row.id)
})

export const giveUpTime = handleCommand(contract.giveUpTime, async ({ tx, actor, input }) => {
  const { row, hat } = await accessTime(tx, actor, input.timeId)
  if (row.taken_by !== hat.personId) throw noTime()
  if (row.ends_at <= now()) throw conflict('Эта встреча уже прошла', 'That talk is over already')
  await tx.updateTable('appointment_times').set(FREE).where('id', '=', row.id).execute()
  await wake(tx, row.id, [row.teacher_id], hat.personId)
  await tellChanged(tx, [row.teacher_id, hat.personId])
  return {}
})

async function isFor(db: Db, row: TimeRow, personId: string, pupilId: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from appointment_times t join people u on u.id = ${pupilId}
      and u.organization_id = t.organization_id and u.id in ${OWN_PUPILS(personId)} and ${REACHES}
      join people p on p.id = t.teacher_id and p.left_at is null
     where t.id = ${row.id} and t.teacher_id <> ${personId}) as found`.execute(db)
  return rows[0]!.found
}

async function refuseSecond(tx: Tx, row: TimeRow, personId: string, pupilId: string): Promise<void> {
  const { rows } = await sql<{ same: boolean }>`
    select t.teacher_id = ${row.teacher_id} and t.pupil_id = ${pupilId} as same from appointment_times t
     where t.cancelled_at is null and t.ends_at > ${now()}
       and ((t.teacher_id = ${row.teacher_id} and t.pupil_id = ${pupilId})
         or (t.taken_by = ${personId} and t.starts_at < ${row.ends_at} and t.ends_at > ${row.starts_at}))
     order by same desc limit 1`.execute(tx)
  if (rows.length === 0) return
  throw rows[0]!.same
    ? conflict(
        'Вы уже записаны к этому педагогу. Отмените ту запись, чтобы выбрать другое время',
        'You have a time with this teacher already. Give it up to choose another',
      )
    : conflict(
        'В это время вы записаны к другому педагогу. Выберите другое',
        'You are with another teacher at that time. Choose another',
      )
}
