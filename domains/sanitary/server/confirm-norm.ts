import { accessHat } from '#domains/people'
import { NORMS } from '#rules/sanitary'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { forbidden, invalid, notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { readAnswers } from './answers.ts'

/** A number that stands as a default becomes the school's own word, with the name of who looked into the act. */
export const confirmNorm = handleCommand(contract.confirmNorm, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) {
    throw forbidden('Нормы подтверждает администрация', 'The norms are confirmed by the administration')
  }
  const norm = NORMS.norms.find(({ id }) => id === input.normId)
  if (!norm) throw notFound('Такой нормы нет', 'There is no such norm')
  if (norm.sure) {
    throw invalid(
      'Это число прочитано в самом акте: менять его нельзя',
      'This number was read in the act itself: it is not to be changed',
      'normId',
    )
  }
  note(tx, {
    organizationId: hat.organizationId,
    action: 'sanitary.confirmNorm',
    byPersonId: hat.personId,
    details: { norm: norm.id, value: input.value },
  })
  const said = { value: input.value, confirmed_by: hat.personId, confirmed_at: now() }
  await tx
    .insertInto('sanitary_answers')
    .values({ organization_id: hat.organizationId, norm_id: norm.id, ...said })
    .onConflict((oc) => oc.columns(['organization_id', 'norm_id']).doUpdateSet(said))
    .execute()
  return { answers: await readAnswers(tx, hat.organizationId) }
})
