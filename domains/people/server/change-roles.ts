import { seatPeople } from '#domains/chats'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
import type { Role } from '../contract.ts'
import { isStaff } from '../rules.ts'
import type { HatRow, PersonRow } from './access.ts'
import { grantRoles } from './add-person.ts'
import { hasNotJoined, mayNotAppoint } from './appointing.ts'
import { tellFollowers } from './follow-people.ts'
import { keepAnAdministrator } from './keep-an-administrator.ts'
import { canAdminister, canGovern } from './policy.ts'
import { tellHats, tellSchool } from './tell.ts'

interface Change {
  person: PersonRow
  hat: HatRow
  before: Role[]
  after: Role[]
}

/** Makes somebody's roles what they are to be, with everything that follows; answers with what was given and taken. */
export async function changeRoles(tx: Tx, { person, hat, before, after }: Change) {
  if (after.length === 0) throw wouldBeNobody()
  const granted = after.filter((role) => !before.includes(role))
  const taken = before.filter((role) => !after.includes(role))
  if (granted.length + taken.length === 0) return { granted, taken }

  if (!canGovern(hat.appoints, [...granted, ...taken])) throw mayNotAppoint()
  if (granted.includes('additionalAdministrator') && !(isStaff(before) && person.account_id)) throw hasNotJoined()
  const remains = granted.includes('administrator')
  if (taken.includes('additionalAdministrator') && !remains)
    await keepAnAdministrator(tx, hat.organizationId, person.id)

  if (taken.length > 0) {
    await tx.deleteFrom('person_roles').where('person_id', '=', person.id).where('role', 'in', taken).execute()
  }
  await grantRoles(tx, person.id, granted, hat.personId)
  if (isStaff(after) !== isStaff(before)) {
    const verified = isStaff(after)
      ? { verified_at: now(), verified_by: hat.personId }
      : { verified_at: null, verified_by: null }
    await tx.updateTable('people').set(verified).where('id', '=', person.id).execute()
    if (!isStaff(after)) await tellFollowers((follower) => follower.leftStaff?.(tx, person.id, hat.personId))
  }
  if (canAdminister(granted)) await tellFollowers((follower) => follower.rose?.(tx, person.id, hat.personId))
  await seatPeople(tx, { organizationId: hat.organizationId, personIds: [person.id], actorId: hat.personId })
  await tellHats(tx, [person.id], hat.personId)
  await tellSchool(tx, hat.organizationId, hat.personId)
  return { granted, taken }
}

const wouldBeNobody = () =>
  conflict(
    'Оставьте хотя бы одну роль. Если человек уволился, уберите его из школы',
    'Leave at least one role. If the person has left, remove them from the school',
    'roles',
  )
