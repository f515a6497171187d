import { accessHat } from '#domains/people'
import { forbidden } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { readConduct, viewConduct } from './conduct.ts'
import { note } from './note.ts'

/** A new edition: everybody is asked again, and who accepted which one stays on record. */
export const setConduct = handleCommand(contract.setConduct, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) {
    throw forbidden(
      'Правила поведения утверждает администрация школы',
      'Rules of conduct are the administration’s to set',
    )
  }
  const { organizationId } = hat
  await tx.selectFrom('organizations').select('id').where('id', '=', organizationId).forUpdate().execute()
  const { version, text } = await readConduct(tx, organizationId)
  if (text === input.text) return viewConduct(tx, hat)
  await tx
    .insertInto('conduct_rules')
    .values({ organization_id: organizationId, version: version + 1, text: input.text, set_by: hat.personId })
    .execute()
  await note(tx, { organizationId, deed: 'conductChanged', byId: hat.personId, words: String(version + 1) })
  await append(tx, `organization:${organizationId}`, contract.rulesChanged, {}, hat.personId, { view: {} })
  return viewConduct(tx, hat)
})
