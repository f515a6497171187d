import { seatPeople } from '#domains/chats'
import { note } from '#server/audit'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessPerson, noPerson } from './access.ts'
import { mayNotBind } from './add-guardian.ts'
import { leaveSchool, releaseGuardians } from './leave.ts'
import { canEdit } from './policy.ts'
import { tellHats, tellSchool } from './tell.ts'

/** A guardian with no other child here, who is nothing else, leaves the school with the bond. */
export const removeGuardian = handleCommand(contract.removeGuardian, async ({ tx, actor, input }) => {
  const { person: pupil, hat, looking } = await accessPerson(tx, actor, input.pupilId)
  if (!canEdit(looking)) throw mayNotBind()
  const { organizationId, personId: actorId } = hat
  const bond = await tx
    .deleteFrom('guardianships')
    .where('pupil_id', '=', pupil.id)
    .where('guardian_id', '=', input.guardianId)
    .returning('guardian_id')
    .executeTakeFirst()
  if (!bond) throw noPerson()

  note(tx, {
    organizationId,
    action: 'people.removeGuardian',
    byPersonId: actorId,
    about: [input.guardianId, pupil.id],
  })
  const nobodys = await releaseGuardians(tx, [input.guardianId])
  if (nobodys.length > 0) {
    await leaveSchool(tx, organizationId, nobodys, actorId)
  } else {
    await seatPeople(tx, { organizationId, personIds: [input.guardianId], actorId })
    await tellHats(tx, [input.guardianId], actorId)
    await tellSchool(tx, organizationId, actorId)
  }
  return {}
})
