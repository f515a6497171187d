import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict, forbidden } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import type { Role } from '../contract.ts'
import * as contract from '../contract.ts'
import { accessPerson } from './access.ts'
import { changeRoles } from './change-roles.ts'
import { viewPerson } from './views.ts'

export const setRoles = handleCommand(contract.setRoles, async ({ tx, actor, input }) => {
  const { person, roles: before, hat } = await accessPerson(tx, actor, input.personId)
  if (!hat.administers) throw mayNotSetRoles()
  if (before.includes('pupil')) throw isPupil()
  const kept = before.filter((role) => NOT_SET_HERE.includes(role))
  const after = [...new Set<Role>([...kept, ...input.roles])]
  const { granted, taken } = await changeRoles(tx, { person, hat, before, after })
  if (granted.length + taken.length === 0) return viewPerson(tx, person.id)

  const { organizationId, personId: byPersonId } = hat
  const reason = input.reason || null
  const change = {
    organization_id: organizationId,
    person_id: person.id,
    granted,
    taken,
    reason,
    by_person: byPersonId,
  }
  await tx
    .insertInto('role_changes')
    .values({ id: newId(), ...change, at: now(), undone_by: null, undone_at: null })
    .execute()
  note(tx, {
    organizationId,
    action: 'people.setRoles',
    byPersonId,
    about: person.id,
    reason,
    details: { granted, taken },
  })
  return viewPerson(tx, person.id)
})

// The administrator goes by the director's order; a guardian by the child.
const NOT_SET_HERE: readonly Role[] = ['administrator', 'guardian', 'pupil']

export const mayNotSetRoles = () =>
  forbidden(
    'Роли меняет администрация. Попросите администратора школы',
    'The administration sets roles. Ask the school’s administrator',
  )
const isPupil = () => conflict('Обучающийся не может быть сотрудником', 'A pupil cannot be an employee', 'roles')
