import { seatPeople } from '#domains/chats'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import type { Role } from '../contract.ts'
import * as contract from '../contract.ts'
import { isStaff } from '../rules.ts'
import { accessPerson } from './access.ts'
import { grantRoles } from './add-person.ts'
import { hasNotJoined, mayNotAppoint } from './appointing.ts'
import { tellFollowers } from './follow-people.ts'
import { keepAnAdministrator } from './keep-an-administrator.ts'
import { canAdminister, canGovern } from './policy.ts'
import { tellHats, tellSchool } from './tell.ts'
import { viewPerson } from './views.ts'

export const setRoles = handleCommand(contract.setRoles, async ({ tx, actor, input }) => {
  const { person, roles: before, hat } = await accessPerson(tx, actor, input.personId)
  if (!hat.administers) throw mayNotSetRoles()
  if (before.includes('pupil')) throw isPupil()
  const kept = before.filter((role) => NOT_SET_HERE.includes(role))
  const after = [...new Set<Role>([...kept, ...input.roles])]
  if (after.length === 0) throw wouldBeNobody()
  const granted = after.filter((role) => !before.includes(role))
  const taken = before.filter((role) => !after.includes(role))
  if (granted.length + taken.length === 0) return viewPerson(tx, person.id)

  if (!canGovern(hat.appoints, [...granted, ...taken])) throw mayNotAppoint()
  if (granted.includes('additionalAdministrator') && !(isStaff(before) && person.account_id)) throw hasNotJoined()
  if (taken.includes('additionalAdministrator')) await keepAnAdministrator(tx, hat.organizationId, person.id)

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
  note(tx, {
    organizationId: hat.organizationId,
    action: 'people.setRoles',
    byPersonId: hat.personId,
    about: person.id,
    details: { granted, taken },
  })
  await seatPeople(tx, { organizationId: hat.organizationId, personIds: [person.id], actorId: hat.personId })
  await tellHats(tx, [person.id], hat.personId)
  await tellSchool(tx, hat.organizationId, hat.personId)
  return viewPerson(tx, person.id)
})

// The administrator goes by the director's order; a guardian by the child.
const NOT_SET_HERE: readonly Role[] = ['administrator', 'guardian', 'pupil']

const mayNotSetRoles = () =>
  forbidden(
    'Роли меняет администрация. Попросите администратора школы',
    'The administration sets roles. Ask the school’s administrator',
  )
const isPupil = () => conflict('Обучающийся не может быть сотрудником', 'A pupil cannot be an employee', 'roles')
const wouldBeNobody = () =>
  conflict(
    'Оставьте хотя бы одну роль. Если человек уволился, уберите его из школы',
    'Leave at least one role. If the person has left, remove them from the school',
    'roles',
  )
