import { seatPeople } from '#domains/chats'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { tellFollowers } from './follow-people.ts'
import { tellAccount, tellSchool } from './tell.ts'

/**
 * Ends these people's place in the school, and the access with it. A guardian whose last child goes and who is nothing
 * else here goes along: nobody stays without a reason. What they wrote stays, under their names.
 */
export async function leaveSchool(
  tx: Tx,
  organizationId: string,
  personIds: string[],
  actorId: string | null,
): Promise<void> {
  const guardians = await findGuardians(tx, personIds)
  const leaving = [...personIds, ...(await releaseGuardians(tx, guardians, personIds))]
  const rows = await tx
    .updateTable('people')
    .set({ left_at: now() })
    .where('id', 'in', leaving)
    .returning('account_id')
    .execute()
  await tellFollowers((follower) => follower.left?.(tx, leaving, actorId))
  await seatPeople(tx, { organizationId, personIds: [...leaving, ...guardians], actorId })

  const accounts = rows.flatMap(({ account_id }) => account_id ?? []).sort()
  for (const accountId of accounts) await tellAccount(tx, accountId, actorId)
  await tellSchool(tx, organizationId, actorId, { leaves: accounts })
}

/** Those of the guardians who have no child here but `without` cease to be guardians; answers with those who are now nothing here. */
export async function releaseGuardians(tx: Tx, guardianIds: string[], without: string[] = []): Promise<string[]> {
  if (guardianIds.length === 0) return []
  const bound = await tx
    .selectFrom('guardianships')
    .innerJoin('people', 'people.id', 'pupil_id')
    .select('guardian_id')
    .where('guardian_id', 'in', guardianIds)
    .where('people.left_at', 'is', null)
    .$if(without.length > 0, (q) => q.where('pupil_id', 'not in', without))
    .execute()
  const childless = guardianIds.filter((id) => !bound.some(({ guardian_id }) => guardian_id === id))
  if (childless.length === 0) return []
  await tx.deleteFrom('person_roles').where('person_id', 'in', childless).where('role', '=', 'guardian').execute()
  const others = await tx.selectFrom('person_roles').select('person_id').where('person_id', 'in', childless).execute()
  return childless.filter((id) => !others.some(({ person_id }) => person_id === id))
}

const findGuardians = (tx: Tx, pupilIds: string[]): Promise<string[]> =>
  tx
    .selectFrom('guardianships')
    .innerJoin('people', 'people.id', 'guardian_id')
    .select('guardian_id')
    .distinct()
    .where('pupil_id', 'in', pupilIds)
    .where('left_at', 'is', null)
    .execute()
    .then((rows) => rows.map(({ guardian_id }) => guardian_id))
