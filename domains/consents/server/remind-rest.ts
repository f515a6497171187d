import { type SqlBool, sql } from 'kysely'
import { readHours } from '#domains/quiet'
import { decide } from '#rules/quiet'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { conflict, forbidden, Refusal } from '#server/errors'
import { addJob, defineJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { REMIND_EVERY_HOURS } from '../rules.ts'
import { accessRegister } from './access.ts'
import { by } from './by.ts'
import { canSteer } from './policy.ts'
import { findAsked, readSubjects } from './subjects.ts'
import { tellAsked } from './tell.ts'
import { schoolDay } from './today.ts'

const EVERY = REMIND_EVERY_HOURS * 3600_000

/** Only those whose signature is awaited hear it, and nobody at night. */
export const remindRest = handleCommand(contract.remindRest, async ({ tx, actor, input }) => {
  const { row, hat, today } = await accessRegister(tx, actor, input.requestId, { lock: true })
  if (!canSteer(hat, row)) {
    throw forbidden('Напомнить могут автор и администрация', 'A reminder is for the author and the administration')
  }
  if (row.closed_at) throw conflict('Сбор подписей уже закрыт', 'Signing is closed already')
  const wait = row.reminded_at ? row.reminded_at.getTime() + EVERY - now().getTime() : 0
  if (wait > 0) throw tooSoon(wait)
  const { accounts, absent } = findAsked(await readSubjects(tx, sql<SqlBool>`r.id = ${row.id}`, today))
  if (accounts.length + absent === 0) throw conflict('Ответили уже все', 'Everybody has answered already')
  const at = await remindAt(tx, row)
  const object = { kind: 'consent', id: row.id }
  note(tx, { ...by(hat), action: 'consents.remindRest', object, details: { people: accounts.length } })
  return { reminded: accounts.length, absent, at: at.toISOString() }
})

/** By itself, two days before the deadline; a reminder by hand of the same half-day counts. */
export const remindOnTime = defineJob<{ requestId: string }>('consents.remindOnTime', async (db, { requestId }) => {
  const row = await db.selectFrom('consent_requests').selectAll().where('id', '=', requestId).executeTakeFirst()
  if (!row || row.closed_at) return
  if (row.reminded_at && row.reminded_at.getTime() + EVERY > now().getTime()) return
  const today = await schoolDay(db, row.organization_id)
  const { accounts } = findAsked(await readSubjects(db, sql<SqlBool>`r.id = ${row.id}`, today))
  if (accounts.length > 0) await remindAt(db, row)
})

async function remindAt(tx: Db, row: { id: string; organization_id: string }): Promise<Date> {
  await tx.updateTable('consent_requests').set({ reminded_at: now() }).where('id', '=', row.id).execute()
  const school = (await readHours(tx, [row.organization_id])).get(row.organization_id)
  const decision = school && decide(school.hours, { now: now(), zone: school.zone })
  const at = decision && decision.kind !== 'now' ? decision.until : now()
  await addJob(tx, tellAsked, { requestId: row.id }, { runAt: at, key: `consents tell ${row.id}` })
  return at
}

function tooSoon(wait: number): Refusal {
  const hours = Math.ceil(wait / 3600_000)
  return new Refusal(
    'too_many',
    `Недавно уже напоминали. Снова можно через ${hours} ч`,
    `A reminder was sent lately. You may send another in ${hours} h`,
    { retryAfter: Math.ceil(wait / 1000) },
  )
}
