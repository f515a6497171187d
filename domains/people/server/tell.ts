import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'

/** Lists of people ask again. `joins` and `leaves` are the accounts that begin or cease to hear of the school. */
export async function tellSchool(
  tx: Tx,
  organizationId: string,
  actorId: string | null,
  more: { joins?: string[]; leaves?: string[] } = {},
): Promise<void> {
  await append(tx, `organization:${organizationId}`, contract.peopleChanged, {}, actorId, { view: {}, ...more })
}

/** What these people are has changed, or what their guardians see of them: every device of theirs asks again. */
export async function tellHats(tx: Tx, personIds: string[], actorId: string | null): Promise<void> {
  if (personIds.length === 0) return
  const rows = await tx
    .selectFrom('people')
    .select('account_id')
    .distinct()
    .where('account_id', 'is not', null)
    .where('left_at', 'is', null)
    .where(({ eb, or, selectFrom }) =>
      or([
        eb('id', 'in', personIds),
        eb('id', 'in', selectFrom('guardianships').select('guardian_id').where('pupil_id', 'in', personIds)),
      ]),
    )
    // One order for everybody who tells several accounts: no two tellers wait for each other.
    .orderBy('account_id')
    .execute()
  for (const { account_id } of rows) await tellAccount(tx, account_id!, actorId)
}

export async function tellAccount(tx: Tx, accountId: string, actorId: string | null): Promise<void> {
  await append(tx, `account:${accountId}`, contract.hatsChanged, {}, actorId, { view: {} })
}
