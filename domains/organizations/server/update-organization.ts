import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import { forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { rowOfProfile, viewOrganization } from './views.ts'

export const updateOrganization = handleCommand(contract.updateOrganization, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) {
    throw forbidden('Профиль школы меняет её администрация', 'The school’s profile is for its administration to change')
  }
  const row = await tx
    .updateTable('organizations')
    .set(rowOfProfile(input.profile))
    .where('id', '=', hat.organizationId)
    .returningAll()
    .executeTakeFirstOrThrow()
  note(tx, { organizationId: row.id, action: 'organizations.updateOrganization', byPersonId: hat.personId })
  const view = { organizationId: row.id }
  await append(tx, `organization:${row.id}`, contract.organizationChanged, {}, hat.personId, { view })
  return viewOrganization(row)
})
