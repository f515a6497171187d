import { accessHat } from '#domains/people'
import { isStaff } from '#rules/people'
import { NORMS } from '#rules/sanitary'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { readAnswers } from './answers.ts'

/** For every employee: whoever makes a lesson goes by them. */
export const listAnswers = handleQuery(contract.listAnswers, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!isStaff(hat.roles)) throw forbidden('Нормы смотрят сотрудники школы', 'The norms are for the school’s staff')
  const answers = await readAnswers(tx, input.organizationId)
  return { version: NORMS.version, answers, can: { confirm: hat.administers } }
})
