import { seatPeople } from '#domains/chats'
import { tellHats, tellSchool } from '#domains/people'
import type { Tx } from '#server/db'

/** What these people may has changed: their chats follow, and every device of the family asks again. */
export async function settleFamily(
  tx: Tx,
  organizationId: string,
  personIds: string[],
  actorId: string | null,
): Promise<void> {
  await seatPeople(tx, { organizationId, personIds, actorId })
  await tellHats(tx, personIds, actorId)
  await tellSchool(tx, organizationId, actorId)
}
