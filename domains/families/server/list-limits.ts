import { type SqlBool, sql } from 'kysely'
import { accessHat } from '#domains/people'
import { forbidden } from '#server/errors'
import { handleQuery } from '#server/operation'
import * as contract from '../contract.ts'
import { accessKept, isGuardianOf } from './access.ts'
import { canLimit } from './policy.ts'
import { viewLimits } from './views.ts'

export const listLimits = handleQuery(contract.listLimits, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  const { pupilId } = input
  if (pupilId) {
    const { pupil } = await accessKept(tx, actor, pupilId)
    const limits = await viewLimits(tx, sql<SqlBool>`l.pupil_id = ${pupil.id}`)
    return { limits, can: { limit: canLimit(hat, await isGuardianOf(hat, tx, pupil.id)) } }
  }
  if (hat.administers) {
    const limits = await viewLimits(tx, sql<SqlBool>`l.organization_id = ${hat.organizationId}`)
    return { limits, can: { limit: true } }
  }
  if (hat.ledClassIds.length === 0) {
    throw forbidden(
      'Ограничения родителей ведёт администрация школы',
      'Limits of guardians are kept by the administration',
    )
  }
  const led = sql<SqlBool>`l.organization_id = ${hat.organizationId} and exists (select from class_seats s
    where s.person_id = l.pupil_id and s.part = 'pupil' and s.left_at is null and s.class_id = any(${hat.ledClassIds}::uuid[]))`
  return { limits: await viewLimits(tx, led), can: { limit: false } }
})
