import { noPerson } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { conflict, forbidden, invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessKept, isGuardianOf } from './access.ts'
import { canLimit } from './policy.ts'
import { settleFamily } from './settle.ts'
import { tellClassTeachers } from './tell.ts'
import { viewOne } from './views.ts'

/** Who sees nothing, talks nowhere and signs nothing: «sees nothing» includes the others. */
export const limitGuardian = handleCommand(contract.limitGuardian, async ({ tx, actor, input }) => {
  const { pupil, hat } = await accessKept(tx, actor, input.pupilId)
  const { id, pupilId, guardianId, sight, signing, talk, ground, document, number, day, reason } = input
  if (!canLimit(hat, await isGuardianOf(hat, tx, pupilId))) throw mayNotLimit(hat.administers)
  await refuseUnbound(tx, pupilId, guardianId)
  if (!(sight || signing || talk)) throw invalid('Отметьте, что ограничено', 'Say what is limited', 'sight')

  const { organizationId, personId } = hat
  await tx
    .insertInto('guardian_limits')
    .values({
      id,
      organization_id: organizationId,
      guardian_id: guardianId,
      pupil_id: pupil.id,
      sight,
      signing: signing || sight,
      talk: talk || sight,
      ground,
      document,
      number: number || null,
      day,
      reason,
      set_by: personId,
      set_at: now(),
      lifted_by: null,
      lifted_at: null,
      lifted_reason: null,
    })
    .execute()
  note(tx, {
    organizationId,
    action: 'families.limitGuardian',
    byPersonId: personId,
    object: { kind: 'limit', id },
    about: [guardianId, pupil.id],
    reason,
    details: { sight, signing, talk, ground },
  })
  await settleFamily(tx, organizationId, [guardianId, pupil.id], personId)
  await tellClassTeachers(tx, pupil.id, personId)
  return viewOne(tx, id)
})

async function refuseUnbound(tx: Tx, pupilId: string, guardianId: string): Promise<void> {
  const bond = await tx
    .selectFrom('guardianships')
    .innerJoin('people', 'people.id', 'guardian_id')
    .select('guardian_id')
    .where('pupil_id', '=', pupilId)
    .where('guardian_id', '=', guardianId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (!bond) throw noPerson()
}

export const mayNotLimit = (administers: boolean) =>
  administers
    ? conflict(
        'Вы сами родитель этого ребёнка. Пусть документ внесёт другой администратор или директор',
        'You are a guardian of this child yourself. Let another administrator or the director enter the paper',
      )
    : forbidden(
        'Ограничения по документам вносит администрация. Передайте документ администратору школы',
        'The administration enters limits by papers. Hand the paper to the school’s administrator',
      )
