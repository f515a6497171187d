import { rm } from 'node:fs/promises'
import { publish } from '#server/bus'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { inTransaction } from '#server/events'
import { defineJob } from '#server/jobs'
import { exportFile } from './exports.ts'
import { dropFactors } from './factors.ts'
import { tellDeletion } from './follow-accounts.ts'
import { endSessionsOf, tellEnded } from './sessions.ts'

/** Every hour: those whose two weeks are over. Each by itself, so that one that fails holds up nobody. */
export const deleteDue = defineJob('accounts.deleteDue', (db) => deleteAllDue(db), { at: '7 * * * *' })

export async function deleteAllDue(db: Db): Promise<void> {
  const due = await db
    .selectFrom('account_deletions')
    .select('account_id')
    .where('due_at', '<=', now())
    .where('done_at', 'is', null)
    .execute()
  for (const { account_id: accountId } of due) {
    const { result: ended, facts } = await inTransaction(db, (tx) => deleteAccount(tx, accountId))
    publish(facts)
    tellEnded(ended)
  }
}

/** The row stays without anything of the person: what the account once did still has somebody to point at. */
async function deleteAccount(tx: Tx, accountId: string): Promise<string[]> {
  const due = await tx
    .updateTable('account_deletions')
    .set({ done_at: now() })
    .where('account_id', '=', accountId)
    .where('done_at', 'is', null)
    .where('due_at', '<=', now())
    .returning('account_id')
    .executeTakeFirst()
  if (!due) return []
  await tellDeletion(tx, accountId)
  const ended = await endSessionsOf(tx, accountId)
  await dropFactors(tx, accountId)
  await tx.deleteFrom('operators').where('account_id', '=', accountId).execute()
  const archives = await tx.deleteFrom('account_exports').where('account_id', '=', accountId).returning('id').execute()
  for (const { id } of archives) await rm(exportFile(id), { force: true })
  const nobody = { name: 'Удалённый аккаунт', login: null, email: null, phone: null, password_hash: null }
  await tx.updateTable('accounts').set(nobody).where('id', '=', accountId).execute()
  return ended
}
