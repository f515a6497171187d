import { note } from '#server/audit'
import { now } from '#server/clock'
import { forbidden } from '#server/errors'
import { handleCommand, handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { isStaff } from '../rules.ts'
import { accessHat } from './access.ts'

export const getVerification = handleQuery(contract.getVerification, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const own = await tx
    .selectFrom('verification_texts')
    .select('text')
    .where('organization_id', '=', hat.organizationId)
    .executeTakeFirst()
  const { verified_at } = await tx
    .selectFrom('people')
    .select('verified_at')
    .where('id', '=', hat.personId)
    .executeTakeFirstOrThrow()
  return {
    text: own?.text ?? null,
    waits: isStaff(hat.roles) && verified_at === null,
    can: { edit: hat.administers },
  }
})

export const setVerificationText = handleCommand(contract.setVerificationText, async ({ tx, actor, input }) => {
  const { administers, personId, organizationId } = await accessHat(tx, actor, input.organizationId)
  if (!administers) {
    throw forbidden('Порядок подтверждения пишет администрация', 'The administration writes how roles are confirmed')
  }
  const row = { text: input.text, changed_by: personId, changed_at: now() }
  if (input.text === '') {
    await tx.deleteFrom('verification_texts').where('organization_id', '=', organizationId).execute()
  } else {
    await tx
      .insertInto('verification_texts')
      .values({ organization_id: organizationId, ...row })
      .onConflict((oc) => oc.column('organization_id').doUpdateSet(row))
      .execute()
  }
  note(tx, { organizationId, action: 'people.setVerificationText', byPersonId: personId })
  return {}
})
