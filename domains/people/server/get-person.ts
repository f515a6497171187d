import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessPerson } from './access.ts'
import { canBecomeAdministrator, canEdit, canRemove, canSetRoles } from './policy.ts'
import { viewPerson } from './views.ts'

export const getPerson = handleQuery(contract.getPerson, async ({ tx, actor, input }) => {
  const { person, hat, looking } = await accessPerson(tx, actor, input.personId)
  const roles = canSetRoles(looking)
  return {
    person: await viewPerson(tx, person.id, { seeing: looking.self && !hat.administers }),
    can: {
      edit: canEdit(looking),
      remove: canRemove(looking),
      roles,
      appoint: roles && looking.appoints,
      order: canBecomeAdministrator(looking),
    },
  }
})
