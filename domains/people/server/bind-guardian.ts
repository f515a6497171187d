import { seatPeople } from '#domains/chats'
import type { Tx } from '#server/db'
import type { Relation } from '../contract.ts'
import { grantRoles } from './add-person.ts'
import { tellHats, tellSchool } from './tell.ts'

/** A repeat with another relation corrects it. The guardian's chats come with the child's class. */
export async function bindGuardian(
  tx: Tx,
  bond: { guardianId: string; pupilId: string; relation: Relation; createdBy: string | null },
): Promise<void> {
  const { guardianId, pupilId, relation, createdBy } = bond
  await tx
    .insertInto('guardianships')
    .values({ guardian_id: guardianId, pupil_id: pupilId, relation, created_by: createdBy })
    .onConflict((oc) => oc.columns(['guardian_id', 'pupil_id']).doUpdateSet({ relation }))
    .execute()
  await grantRoles(tx, guardianId, ['guardian'], createdBy)
  const { organization_id: organizationId } = await tx
    .selectFrom('people')
    .select('organization_id')
    .where('id', '=', guardianId)
    .executeTakeFirstOrThrow()
  await seatPeople(tx, { organizationId, personIds: [guardianId], actorId: createdBy })
  await tellHats(tx, [guardianId], createdBy)
  await tellSchool(tx, organizationId, createdBy)
}
