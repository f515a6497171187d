import { type SqlBool, sql } from 'kysely'
import { readHours } from '#domains/quiet'
import { decide } from '#rules/quiet'
import { note } from '#server/audit'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db } from '#server/db'
import { conflict, forbidden, Refusal } from '#server/errors'
import { append, inTransaction } from '#server/events'
import { addJob, defineJob } from '#server/jobs'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { canRemind, REMIND_EVERY_HOURS } from '../rules.ts'
import { type AnnouncementRow, accessAnnouncement } from './access.ts'
import { expected } from './expected.ts'
import { countRows } from './rows.ts'

const EVERY = REMIND_EVERY_HOURS * 3600_000

/** Only those who have not confirmed hear it, and nobody at night. */
export const remind = handleCommand(contract.remind, async ({ tx, actor, input }) => {
  const { row, hat, standing } = await accessAnnouncement(tx, actor, input.announcementId, { lock: true })
  if (!canRemind(standing)) {
    throw forbidden('Напомнить могут автор и администрация', 'A reminder is for the author and the administration')
  }
  const wait = row.reminded_at ? row.reminded_at.getTime() + EVERY - now().getTime() : 0
  if (wait > 0) throw tooSoon(wait)
  const { of, confirmed, absent } = await countRows(tx, { announcementId: row.id, classIds: null })
  if (of === confirmed) throw conflict('Ознакомились уже все', 'Everybody has confirmed already')

  await tx.updateTable('announcements').set({ reminded_at: now() }).where('id', '=', row.id).execute()
  note(tx, {
    organizationId: row.organization_id,
    action: 'announcements.remind',
    byPersonId: hat.personId,
    object: { kind: 'announcement', id: row.id },
  })
  const at = await quietEnd(tx, row)
  await addJob(tx, tellReminder, { announcementId: row.id }, { runAt: at, key: `announcement remind ${row.id}` })
  return { reminded: (await findRest(tx, row.id)).length, absent, at: at.toISOString() }
})

/** Account by account in small transactions: 1,500 topics are not held at once. */
export const tellReminder = defineJob<{ announcementId: string }>(
  'announcements.tellReminder',
  async (db, { announcementId }) => {
    const accounts = await findRest(db, announcementId)
    for (let from = 0; from < accounts.length; from += 100) {
      const { facts } = await inTransaction(db, async (tx) => {
        for (const accountId of accounts.slice(from, from + 100)) {
          const view = { announcementId }
          await append(tx, `account:${accountId}`, contract.reminded, view, null, { view })
        }
      })
      publish(facts)
    }
  },
)

/** Accounts of those who have not confirmed yet. */
async function findRest(db: Db, announcementId: string): Promise<string[]> {
  const { rows } = await sql<{ account_id: string }>`
    select distinct p.account_id from (${expected(sql<SqlBool>`a.id = ${announcementId}`)}) e
      join people p on p.id = e.person_id and p.account_id is not null
      left join acknowledgements k using (announcement_id, person_id, about_id)
     where k.at is null order by p.account_id`.execute(db)
  return rows.map(({ account_id }) => account_id)
}

async function quietEnd(db: Db, row: AnnouncementRow): Promise<Date> {
  const school = (await readHours(db, [row.organization_id])).get(row.organization_id)
  const decision = school && decide(school.hours, { now: now(), zone: school.zone })
  return decision && decision.kind !== 'now' ? decision.until : now()
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
