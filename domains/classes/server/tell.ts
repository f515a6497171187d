import type { Tx } from '#server/db'
import { append } from '#server/events'
import { classChanged } from '../contract.ts'

export async function tellClasses(
  tx: Tx,
  organizationId: string,
  classIds: string[],
  actorId: string | null,
): Promise<void> {
  for (const classId of classIds) {
    await append(tx, `organization:${organizationId}`, classChanged, { classId }, actorId, { view: { classId } })
  }
}
