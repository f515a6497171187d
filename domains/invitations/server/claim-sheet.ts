import { tellEnded, viewAccount } from '#domains/accounts'
import { bindAccount } from '#domains/people'
import { now } from '#server/clock'
import { Refusal } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { claimReset } from './claim-reset.ts'
import { findSheet, refuseUseless } from './find-sheet.ts'
import { findChatOf, findHolder, holdSession, makeHolder } from './holder.ts'
import { refuseMixed } from './refuse-mixed.ts'

/** «Это я»: the person of the sheet gets a way in, and every chat of theirs with it. */
export const claimSheet = handleCommand(contract.claimSheet, async ({ tx, actor, input, call, after }) => {
  const found = await findSheet(tx, call, input.code)
  const known = await findHolder(tx, { actor, call, wish: input.account })
  // The answer to the first claim was lost on its way: the same person comes again.
  if (known && found.sheet.used_by === known) return answer(known)

  const person = refuseUseless(found)
  if (found.sheet.resets) {
    const ended = await claimReset(tx, found.sheet.resets, input.account)
    after(() => tellEnded(ended))
    await spend(found.sheet.resets)
    return answer(found.sheet.resets, null)
  }
  if (known) await refuseMixed(tx, known, person)
  const accountId = known ?? (await makeHolder(tx, person.name, input.account ?? signInFirst()))
  await bindAccount(tx, { personId: person.id, accountId })
  await spend(accountId)
  return answer(accountId)

  async function spend(accountId: string): Promise<void> {
    await tx
      .updateTable('activation_sheets')
      .set({ used_at: now(), used_by: accountId })
      .where('id', '=', found.sheet.id)
      .execute()
    await append(tx, `organization:${person.organizationId}`, contract.sheetsChanged, {}, accountId, { view: {} })
  }

  async function answer(accountId: string, here = actor) {
    return {
      token: await holdSession(tx, { actor: here, call, accountId, by: 'sheet' }),
      account: await viewAccount(tx, accountId),
      chatId: await findChatOf(tx, accountId, found.sheet.organization_id),
    }
  }
})

function signInFirst(): never {
  throw new Refusal(
    'unauthenticated',
    'Войдите или придумайте логин и пароль',
    'Sign in, or choose a login and a password',
    {
      field: 'account.login',
    },
  )
}
