import { noPerson } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessOwn } from './access.ts'
import { canKeep } from './policy.ts'
import { settleFamily } from './settle.ts'

export const keepGuardian = handleCommand(contract.keepGuardian, async ({ tx, actor, input }) => {
  const { pupil, hat, own, ofAge, today } = await accessOwn(tx, actor, input.pupilId)
  const { guardianId, keep } = input
  if (!canKeep({ own, ofAge, birthDay: pupil.birth_day, today })) throw notYours(own)
  const bonds = tx.selectFrom('guardianships').select('guardian_id').where('pupil_id', '=', pupil.id)
  if (!(await bonds.where('guardian_id', '=', guardianId).executeTakeFirst())) throw noPerson()

  const kept = { pupil_id: pupil.id, guardian_id: guardianId, kept_at: now() }
  if (keep) {
    await tx
      .insertInto('kept_guardians')
      .values(kept)
      .onConflict((oc) => oc.doNothing())
      .execute()
  } else {
    await tx
      .deleteFrom('kept_guardians')
      .where('pupil_id', '=', pupil.id)
      .where('guardian_id', '=', guardianId)
      .execute()
  }
  note(tx, {
    organizationId: hat.organizationId,
    action: 'families.keepGuardian',
    byPersonId: hat.personId,
    about: [guardianId, pupil.id],
    details: { keep },
  })
  await settleFamily(tx, hat.organizationId, [guardianId, pupil.id], hat.personId)
  return {}
})

const notYours = (own: boolean) =>
  own
    ? forbidden(
        'Решать, кому из родителей оставить доступ, вы сможете за месяц до восемнадцатилетия',
        'You will decide whom of your guardians to keep from a month before you turn 18',
      )
    : forbidden('Это решает только сам обучающийся', 'Only the pupil decides this')
