import { now } from '#server/clock'
import { conflict } from '#server/errors'
import { newId } from '#server/ids'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessMine } from './access.ts'
import { writeDocument } from './document.ts'
import { mineAfter } from './mine-after.ts'
import { canDecline } from './policy.ts'
import { NOT_ON_PAPER } from './signing.ts'
import { tellRegisterSoon, tellSelf } from './tell.ts'
import { standingOf } from './views.ts'

/** Saying no is never harder than saying yes. */
export const declineConsent = handleCommand(contract.declineConsent, async ({ tx, actor, input, call }) => {
  const { row, hat, subject } = await accessMine(tx, actor, { ...input, lock: true })
  if (!canDecline(standingOf(row, subject, hat.personId))) {
    throw conflict('Ответ уже есть. Подпись можно отозвать', 'There is an answer already. A signature may be withdrawn')
  }
  await tx
    .insertInto('consent_signatures')
    .values({
      id: newId(),
      request_id: row.id,
      subject_id: subject.subject_id,
      signer_id: hat.personId,
      answer: 'refused',
      way: 'press',
      comment: input.comment || null,
      at: now(),
      ...(await writeDocument(tx, row, subject, hat.personId)),
      confirmed_by: null,
      account_id: actor.accountId,
      ip: call.ip,
      device: call.userAgent.slice(0, 300),
      ...NOT_ON_PAPER,
    })
    .execute()
  await tellRegisterSoon(tx, row.id)
  await tellSelf(tx, actor.accountId, row.id, hat.personId)
  return mineAfter(tx, actor, input)
})
