import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { viewSettings } from './settings.ts'

/** Cards that are there are hidden at once, and come back as they were. */
export const setSettings = handleCommand(contract.setSettings, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) {
    throw forbidden('Это решает администрация школы', 'This is for the school’s administration to decide')
  }
  const row = { off_at: input.on ? null : now(), set_by: hat.personId, set_at: now() }
  await tx
    .insertInto('link_settings')
    .values({ organization_id: hat.organizationId, ...row })
    .onConflict((oc) => oc.column('organization_id').doUpdateSet(row))
    .execute()
  note(tx, {
    organizationId: hat.organizationId,
    action: 'links.setSettings',
    byPersonId: hat.personId,
    details: { enabled: input.on },
  })
  return viewSettings(tx, hat.organizationId, hat.administers)
})
