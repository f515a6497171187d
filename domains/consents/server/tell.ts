import { type SqlBool, sql } from 'kysely'
import { publish } from '#server/bus'
import type { Db, Tx } from '#server/db'
import { append, inTransaction } from '#server/events'
import { addJob, defineJob } from '#server/jobs'
import * as contract from '../contract.ts'
import { findAsked, readSubjects } from './subjects.ts'
import { schoolDay } from './today.ts'

const TOGETHER = 3000

/** 1,500 families answer in one evening: what happens within three seconds is told once. */
export async function tellRegisterSoon(tx: Tx, requestId: string): Promise<void> {
  const turn = Math.floor(Date.now() / TOGETHER) + 1
  const key = `consents register ${requestId} ${turn}`
  await addJob(tx, tellRegister, { requestId }, { runAt: new Date(turn * TOGETHER), key })
}

/** Author, and class teachers of the classes asked. */
export const tellRegister = defineJob<{ requestId: string }>('consents.tellRegister', async (db, { requestId }) => {
  const { rows } = await sql<{ account_id: string }>`
    select distinct p.account_id from consent_requests r
      join people p on p.organization_id = r.organization_id and p.left_at is null and p.account_id is not null
     where r.id = ${requestId} and (p.id = r.created_by or exists (
       select from class_seats cs join consent_audiences a on a.class_id = cs.class_id and a.request_id = r.id
        where cs.person_id = p.id and cs.part = 'classTeacher' and cs.left_at is null))
     order by 1`.execute(db)
  await tellAccounts(
    db,
    requestId,
    contract.registerChanged,
    rows.map(({ account_id }) => account_id),
  )
})

/** Everybody whose signature is awaited. */
export const tellAsked = defineJob<{ requestId: string }>('consents.tellAsked', async (db, { requestId }) => {
  const request = await db
    .selectFrom('consent_requests')
    .select(['organization_id', 'closed_at'])
    .where('id', '=', requestId)
    .executeTakeFirst()
  if (!request || request.closed_at) return
  const today = await schoolDay(db, request.organization_id)
  const { accounts } = findAsked(await readSubjects(db, sql<SqlBool>`r.id = ${requestId}`, today))
  await tellAccounts(db, requestId, contract.asked, accounts)
})

/** Small transactions: 1,500 topics are not held at once. */
async function tellAccounts(
  db: Db,
  requestId: string,
  event: typeof contract.asked | typeof contract.registerChanged,
  accounts: string[],
): Promise<void> {
  for (let from = 0; from < accounts.length; from += 100) {
    const { facts } = await inTransaction(db, async (tx) => {
      for (const account of accounts.slice(from, from + 100)) {
        const view = { requestId }
        await append(tx, `account:${account}`, event, view, null, { view })
      }
    })
    publish(facts)
  }
}

/** A person's other devices. */
export async function tellSelf(tx: Tx, accountId: string, requestId: string, actorId: string): Promise<void> {
  const view = { requestId }
  await append(tx, `account:${accountId}`, contract.asked, view, actorId, { view })
}

/** A withdrawal is news for whoever asked and for the class teacher: the child may be on a photograph tomorrow. */
export async function tellWithdrawn(tx: Tx, requestId: string, classId: string | null, actorId: string): Promise<void> {
  const { rows } = await sql<{ account_id: string }>`
    select distinct p.account_id from consent_requests r
      join people p on p.organization_id = r.organization_id and p.left_at is null and p.account_id is not null
     where r.id = ${requestId} and p.id <> ${actorId} and (p.id = r.created_by or exists (
       select from class_seats cs where cs.class_id = ${classId} and cs.person_id = p.id and cs.part = 'classTeacher' and cs.left_at is null))
     order by 1`.execute(tx)
  const view = { requestId }
  for (const { account_id } of rows)
    await append(tx, `account:${account_id}`, contract.withdrawn, view, actorId, { view })
}
