import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { tellSecurity } from './factors.ts'
import { proveOneself } from './prove-oneself.ts'
import { writeToOwner } from './write-to-owner.ts'

const WAITING_DAYS = 14

/** R145. The way in goes after two weeks; what was written stays with the school for as long as the school keeps it. */
export const requestDeletion = handleCommand(contract.requestDeletion, async ({ tx, actor, input }) => {
  await proveOneself(tx, actor, input.current)
  await refuseKeepers(tx, actor.accountId)
  const due_at = new Date(now().getTime() + WAITING_DAYS * 24 * 3600 * 1000)
  const asked = await tx
    .insertInto('account_deletions')
    .values({ account_id: actor.accountId, due_at, done_at: null })
    .onConflict((oc) => oc.doNothing())
    .returning('due_at')
    .executeTakeFirst()
  if (asked) {
    await tellSecurity(tx, actor.accountId)
    await writeToOwner(tx, actor.accountId, 'deletionAsked')
  }
  const row = await tx
    .selectFrom('account_deletions')
    .select('due_at')
    .where('account_id', '=', actor.accountId)
    .executeTakeFirstOrThrow()
  return { dueAt: row.due_at.toISOString() }
})

export const cancelDeletion = handleCommand(contract.cancelDeletion, async ({ tx, actor }) => {
  const gone = await tx
    .deleteFrom('account_deletions')
    .where('account_id', '=', actor.accountId)
    .where('done_at', 'is', null)
    .returning('account_id')
    .executeTakeFirst()
  if (gone) await tellSecurity(tx, actor.accountId)
  return {}
})

/** Whoever answers for a school by an order hands it over by an order first; the last operator stays. */
async function refuseKeepers(tx: Tx, accountId: string): Promise<void> {
  const appointed = await tx
    .selectFrom('people')
    .innerJoin('person_roles', 'person_id', 'people.id')
    .select('people.id')
    .where('account_id', '=', accountId)
    .where('left_at', 'is', null)
    .where('role', '=', 'administrator')
    .executeTakeFirst()
  if (appointed) {
    throw conflict(
      'Вы администратор школы по приказу. Сначала передайте обязанности новым приказом',
      'You are the school’s appointed administrator. Hand the duties over by a new order first',
    )
  }
  const operators = await tx.selectFrom('operators').select('account_id').execute()
  if (operators.length === 1 && operators[0]!.account_id === accountId) {
    throw conflict(
      'Вы единственный оператор. Сначала назначьте другого',
      'You are the only operator. Appoint another one first',
    )
  }
}
