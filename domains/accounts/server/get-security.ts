import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { viewExport } from './export-views.ts'
import { readFactors } from './factors.ts'
import { passkeysOf } from './passkeys.ts'
import { isFreshSession } from './prove-oneself.ts'

export const getSecurity = handleQuery(contract.getSecurity, async ({ tx, actor }) => {
  const { accountId } = actor
  const factors = await readFactors(tx, accountId)
  const totp = await tx
    .selectFrom('totp_factors')
    .select('confirmed_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  const deletion = await tx
    .selectFrom('account_deletions')
    .select('due_at')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  const report = await tx
    .selectFrom('intrusion_reports')
    .select(['created_at', 'locked', 'settled_at'])
    .where('account_id', '=', accountId)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  return {
    totp: totp?.confirmed_at ? { since: totp.confirmed_at.toISOString() } : null,
    passkeys: (await passkeysOf(tx, accountId)).map(({ id, name, created_at, last_used_at }) => ({
      id,
      name,
      createdAt: created_at.toISOString(),
      lastUsedAt: last_used_at?.toISOString() ?? null,
    })),
    recoveryLeft: factors.recovery,
    demanded: factors.demanded,
    fresh: await isFreshSession(tx, actor),
    deletion: deletion ? { dueAt: deletion.due_at.toISOString() } : null,
    exported: await viewExport(tx, accountId),
    report: report
      ? {
          createdAt: report.created_at.toISOString(),
          locked: report.locked,
          settledAt: report.settled_at?.toISOString() ?? null,
        }
      : null,
  }
})
