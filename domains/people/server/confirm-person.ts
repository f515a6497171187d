import { seatPeople } from '#domains/chats'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { isStaff } from '../rules.ts'
import { accessPerson } from './access.ts'
import { canConfirm } from './policy.ts'
import { tellHats, tellSchool } from './tell.ts'
import { viewPerson } from './views.ts'

/** R040–R042: an employee by the administration, a pupil or guardian by the class teacher; with it the chats open. */
export const confirmPerson = handleCommand(contract.confirmPerson, async ({ tx, actor, input }) => {
  const { person, roles, hat, looking } = await accessPerson(tx, actor, input.personId)
  if (!canConfirm(looking)) throw looking.self && hat.administers ? notOneself() : notYours()
  const staff = isStaff(roles)
  if (staff ? person.verified_at : person.known_at) throw already()
  const record = staff ? { verified_at: now(), verified_by: hat.personId } : { known_at: now(), known_by: hat.personId }
  await tx.updateTable('people').set(record).where('id', '=', person.id).execute()
  const { organizationId, personId: actorId } = hat
  note(tx, {
    organizationId,
    action: 'people.confirmPerson',
    byPersonId: actorId,
    about: person.id,
    details: { roles },
  })
  await seatPeople(tx, { organizationId, personIds: [person.id], actorId })
  await tellHats(tx, [person.id], actorId)
  await tellSchool(tx, organizationId, actorId)
  return viewPerson(tx, person.id)
})

const already = () => conflict('Этот человек уже подтверждён', 'This person is confirmed already')
const notOneself = () =>
  forbidden(
    'Свою роль подтверждают сами администратор и директор. Попросите их',
    'Only the administrator and the director confirm themselves. Ask them',
  )
const notYours = () =>
  forbidden(
    'Сотрудников подтверждает администрация, учеников и родителей ещё и классный руководитель',
    'The administration confirms staff; pupils and guardians, the class teacher too',
  )
