import type { PersonName, Relation } from '#contract/people'
import { takeSeatOf } from '#domains/classes'
import { addPerson, bindAccount, bindGuardian } from '#domains/people'
import type { Tx } from '#server/db'
import type { InvitationRow } from './access.ts'
import { revokeSheetOf } from './sheet-rows.ts'

interface Entry {
  invitation: InvitationRow
  accountId: string
  name: PersonName
  /** Somebody of the school's list; absent = a new person. */
  personId?: string | undefined
  pupilId?: string | undefined
  relation?: Relation | null | undefined
  /** The employee who accepts, and by that confirms a colleague (R039–R041); null when a link let them in. */
  acceptedBy?: string | null
  actorId: string
}

/** Makes the account this person of the school, with the seat that the invitation promises; answers with the person. */
export async function enter(tx: Tx, entry: Entry): Promise<string> {
  const { invitation, accountId, name, pupilId, relation, acceptedBy = null, actorId } = entry
  const { organization_id: organizationId, class_id: classId, role } = invitation
  const listed =
    entry.personId ??
    (await addPerson(tx, { organizationId, name, roles: [role], verifiedBy: acceptedBy, grantedBy: acceptedBy }))
  const personId = await bindAccount(tx, { personId: listed, accountId })
  if (role === 'pupil' && classId) await takeSeatOf(tx, { classId, personId, part: 'pupil', actorId })
  if (role === 'guardian' && pupilId) {
    await bindGuardian(tx, { guardianId: personId, pupilId, relation: relation ?? 'guardian', createdBy: acceptedBy })
  }
  if (entry.personId) await revokeSheetOf(tx, entry.personId)
  return personId
}
