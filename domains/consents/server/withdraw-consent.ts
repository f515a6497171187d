import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessMine } from './access.ts'
import { openWithdrawalMatter } from './matters.ts'
import { mineAfter } from './mine-after.ts'
import { canWithdraw, opensMatter } from './policy.ts'
import { tellRegisterSoon, tellSelf, tellWithdrawn } from './tell.ts'
import { standingOf } from './views.ts'

/** On any day, without an explanation; about personal data it starts the term of the law for the school. */
export const withdrawConsent = handleCommand(contract.withdrawConsent, async ({ tx, actor, input }) => {
  const { row, hat, subject, today } = await accessMine(tx, actor, { ...input, lock: true })
  if (!canWithdraw(standingOf(row, subject, hat.personId))) {
    throw conflict('Вашей подписи здесь нет', 'There is no signature of yours here')
  }
  const own = subject.signatures.find(({ signer_id }) => signer_id === hat.personId)!
  await tx
    .updateTable('consent_signatures')
    .set({ withdrawn_at: now(), withdrawal_reason: input.reason || null })
    .where('id', '=', own.id)
    .execute()
  if (opensMatter(row))
    await openWithdrawalMatter(tx, { organizationId: row.organization_id, signatureId: own.id, day: today })
  await tellWithdrawn(tx, row.id, subject.class_id, hat.personId)
  await tellRegisterSoon(tx, row.id)
  await tellSelf(tx, actor.accountId, row.id, hat.personId)
  return mineAfter(tx, actor, input)
})
