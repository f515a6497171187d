import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
import { append } from '#server/events'
import { requestDecided } from '../contract.ts'
import type { RequestRow } from './access.ts'

/** The screen of the one who waits goes on by itself. */
export async function tellDecided(tx: Tx, { id, account_id }: RequestRow, actorId: string): Promise<void> {
  const view = { requestId: id }
  await append(tx, `account:${account_id}`, requestDecided, view, actorId, { view })
}

export const decided = () => conflict('Эту заявку уже рассмотрели', 'This request has been decided already')
