import { sql } from 'kysely'
import { bindSchoolSeats } from '#domains/chats'
import type { Tx } from '#server/db'
import { tellAccount } from './tell.ts'

/**
 * Parts everybody of a school from their accounts for a time: no hat, no chat, no file, whatever door they try. Answers
 * with these accounts, whose sockets are to ask anew once it is committed.
 */
export async function suspendSchool(tx: Tx, organizationId: string, actorId: string): Promise<string[]> {
  await sql`
    insert into suspended_people (person_id, account_id)
    select id, account_id from people
     where organization_id = ${organizationId} and account_id is not null and left_at is null
    on conflict do nothing`.execute(tx)
  await tx
    .updateTable('people')
    .set({ account_id: null })
    .where('organization_id', '=', organizationId)
    .where('account_id', 'is not', null)
    .where('left_at', 'is', null)
    .execute()
  return moved(tx, organizationId, actorId)
}

/** Back as it was; but for accounts that have been deleted meanwhile, and people who have left. */
export async function resumeSchool(tx: Tx, organizationId: string, actorId: string): Promise<string[]> {
  await sql`
    update people p set account_id = w.account_id from suspended_people w
     where w.person_id = p.id and p.organization_id = ${organizationId} and p.left_at is null and p.account_id is null
       and not exists (select from account_deletions d where d.account_id = w.account_id and d.done_at is not null)`.execute(
    tx,
  )
  const accountIds = await moved(tx, organizationId, actorId)
  await sql`delete from suspended_people w using people p
    where p.id = w.person_id and p.organization_id = ${organizationId}`.execute(tx)
  return accountIds
}

async function moved(tx: Tx, organizationId: string, actorId: string): Promise<string[]> {
  await bindSchoolSeats(tx, organizationId)
  const rows = await tx
    .selectFrom('suspended_people')
    .innerJoin('people', 'people.id', 'person_id')
    .select('suspended_people.account_id')
    .distinct()
    .where('organization_id', '=', organizationId)
    .orderBy('suspended_people.account_id')
    .execute()
  for (const { account_id } of rows) await tellAccount(tx, account_id, actorId)
  return rows.map(({ account_id }) => account_id)
}
