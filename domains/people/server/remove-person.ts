import { note } from '#server/audit'
import { conflict, forbidden, type Refusal } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessPerson } from './access.ts'
import { keepAnAdministrator } from './keep-an-administrator.ts'
import { leaveSchool } from './leave.ts'
import { canRemove, isAdministrator, type Looking } from './policy.ts'

export const removePerson = handleCommand(contract.removePerson, async ({ tx, actor, input }) => {
  const { person, roles, hat, looking } = await accessPerson(tx, actor, input.personId)
  if (!canRemove(looking)) throw whyNot(looking)
  if (isAdministrator(roles)) await keepAnAdministrator(tx, hat.organizationId, person.id)
  note(tx, {
    organizationId: hat.organizationId,
    action: 'people.removePerson',
    byPersonId: hat.personId,
    about: person.id,
    details: { roles },
  })
  await leaveSchool(tx, hat.organizationId, [person.id], hat.personId)
  return {}
})

function whyNot({ administers, self, roles }: Looking): Refusal {
  if (self && administers) {
    return conflict(
      'Себя убрать нельзя. Попросите другого администратора',
      'You cannot remove yourself. Ask another administrator',
    )
  }
  if (administers && roles.includes('administrator')) {
    return conflict(
      'Администратор назначен приказом руководителя. Сначала назначьте по приказу другого: в его карточке, «Роли»',
      'The administrator is appointed by the director’s order. First appoint another one by order: in that person’s card, “Roles”',
    )
  }
  if (administers) return mayNotDismiss()
  return forbidden('Убрать из школы может администрация', 'Only the administration removes people from the school')
}

const mayNotDismiss = () =>
  forbidden(
    'Руководителей, заместителей и дополнительных администраторов убирает администратор или директор',
    'The administrator or the director removes heads, deputies and additional administrators',
  )
