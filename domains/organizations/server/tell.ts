import type { Tx } from '#server/db'
import { append } from '#server/events'
import * as contract from '../contract.ts'

/** Every operator's desk asks again. In the order of ids: two tellers never wait for each other in a ring. */
export async function tellOperators(tx: Tx, actorId: string | null): Promise<void> {
  const operators = await tx.selectFrom('operators').select('account_id').orderBy('account_id').execute()
  for (const { account_id } of operators) {
    await append(tx, `account:${account_id}`, contract.applicationsChanged, {}, actorId, { view: {} })
  }
}
