import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { isStaff } from '../rules.ts'
import { accessPerson } from './access.ts'
import { keepAnAdministrator } from './keep-an-administrator.ts'
import { leaveSchool } from './leave.ts'
import { canRefuseProfile, isAdministrator } from './policy.ts'
import { mayNotEdit } from './update-person.ts'

/** R047: not who they say. They leave the school at once; what they wrote stays for the desk. */
export const refuseProfile = handleCommand(contract.refuseProfile, async ({ tx, actor, input }) => {
  const { person, roles, hat, looking } = await accessPerson(tx, actor, input.personId)
  const unconfirmed = (isStaff(roles) ? person.verified_at : person.known_at) === null
  if (!canRefuseProfile(looking, unconfirmed)) throw looking.self ? yourself() : mayNotEdit()
  if (isAdministrator(roles)) await keepAnAdministrator(tx, hat.organizationId, person.id)
  note(tx, {
    organizationId: hat.organizationId,
    action: 'people.refuseProfile',
    byPersonId: hat.personId,
    about: person.id,
    reason: input.reason,
    details: { roles },
  })
  const refused = { refused_at: now(), refused_for: input.reason }
  await tx.updateTable('people').set(refused).where('id', '=', person.id).execute()
  await leaveSchool(tx, hat.organizationId, [person.id], hat.personId)
  return {}
})

const yourself = () => conflict('Отклонить собственный профиль нельзя', 'You cannot refuse your own profile')
