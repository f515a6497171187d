import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessHat } from './access.ts'
import { addPerson } from './add-person.ts'
import { viewPerson } from './views.ts'

export const addStaff = handleCommand(contract.addStaff, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) throw mayNotAddStaff()
  if (input.roles.includes('additionalAdministrator')) throw hasNotJoined()

  const { id, organizationId, name, roles, post } = input
  const by = { verifiedBy: hat.personId, grantedBy: hat.personId }
  await addPerson(tx, { id, organizationId, name, roles, post, ...by })
  return viewPerson(tx, id)
})

const mayNotAddStaff = () =>
  forbidden(
    'Сотрудников добавляет администрация. Попросите администратора школы',
    'The administration adds staff. Ask the school’s administrator',
  )

// R008: additional administrators are appointed from staff who have already joined.
export const hasNotJoined = () =>
  conflict(
    'Дополнительным администратором назначают того, кто уже вошёл. Сначала дайте сотруднику лист активации',
    'An additional administrator has to have joined first. Give the employee an activation sheet',
    'roles',
  )
