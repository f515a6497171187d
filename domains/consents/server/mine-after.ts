import type { Tx } from '#server/db'
import type { Actor } from '#server/operation'
import type { Mine } from '../contract.ts'
import { accessMine } from './access.ts'
import { viewMine, viewRequest } from './views.ts'

/** How it stands for this person once the answer is written. */
export async function mineAfter(tx: Tx, actor: Actor, about: { requestId: string; subjectId: string }): Promise<Mine> {
  const { row, hat, subject } = await accessMine(tx, actor, about)
  return viewMine(await viewRequest(tx, row.id), subject, hat.personId)
}
