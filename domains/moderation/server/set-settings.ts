import { accessHat } from '#domains/people'
import { now } from '#server/clock'
import { forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { note } from './note.ts'

export const setSettings = handleCommand(contract.setSettings, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) {
    throw forbidden('Это решает администрация школы', 'This is for the school’s administration to decide')
  }
  const hosts = input.settings.trustedHosts.map((host) => host.toLowerCase())
  const row = {
    filter: input.settings.filter,
    trusted_hosts: [...new Set(hosts)].sort(),
    set_by: hat.personId,
    set_at: now(),
  }
  await tx
    .insertInto('moderation_settings')
    .values({ organization_id: hat.organizationId, ...row })
    .onConflict((oc) => oc.column('organization_id').doUpdateSet(row))
    .execute()
  const words = [row.filter, ...row.trusted_hosts].join(', ')
  await note(tx, { organizationId: hat.organizationId, deed: 'settingsChanged', byId: hat.personId, words })
  await append(tx, `organization:${hat.organizationId}`, contract.rulesChanged, {}, hat.personId, { view: {} })
  return { filter: row.filter, trustedHosts: row.trusted_hosts }
})
