import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { notFound } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { tellSecurity } from './factors.ts'
import { tellKeepers } from './tell-keepers.ts'

export const listIntrusions = handleQuery(contract.listIntrusions, async ({ tx }) => ({
  reports: await viewIntrusions(tx),
}))

/** Newest first; of these accounts only, where a school asks. */
export async function viewIntrusions(db: Db, accountIds?: string[]): Promise<contract.Intrusion[]> {
  if (accountIds?.length === 0) return []
  const rows = await db
    .selectFrom('intrusion_reports as r')
    .innerJoin('accounts as a', 'a.id', 'r.account_id')
    .leftJoin('account_locks as l', 'l.account_id', 'r.account_id')
    .select(['r.id', 'r.account_id', 'a.name', 'r.words', 'r.created_at', 'r.settled_at', 'l.locked_at'])
    .$if(accountIds !== undefined, (q) => q.where('r.account_id', 'in', accountIds!))
    .orderBy('r.created_at', 'desc')
    .limit(200)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    accountId: row.account_id,
    name: row.name,
    words: row.words,
    createdAt: row.created_at.toISOString(),
    locked: row.locked_at !== null,
    settledAt: row.settled_at?.toISOString() ?? null,
  }))
}

export const settleIntrusion = handleCommand(contract.settleIntrusion, async ({ tx, actor, input }) => {
  const report = await tx
    .selectFrom('intrusion_reports')
    .select('account_id')
    .where('id', '=', input.reportId)
    .executeTakeFirst()
  if (!report) throw notFound('Такого сообщения нет', 'There is no such report')
  await unlock(tx, report.account_id, actor.accountId)
  note(tx, {
    organizationId: null,
    action: 'accounts.settleIntrusion',
    byAccountId: actor.accountId,
    object: { kind: 'intrusion', id: input.reportId },
  })
  return {}
})

/** The way in is open again, and what was said of it is settled. */
export async function unlock(tx: Tx, accountId: string, by: string): Promise<void> {
  await tx.deleteFrom('account_locks').where('account_id', '=', accountId).execute()
  const settled = await tx
    .updateTable('intrusion_reports')
    .set({ settled_at: now(), settled_by: by })
    .where('account_id', '=', accountId)
    .where('settled_at', 'is', null)
    .returning('id')
    .execute()
  if (settled.length === 0) return
  await tellSecurity(tx, accountId)
  await tellKeepers(tx, accountId)
}
