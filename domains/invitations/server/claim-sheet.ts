import { viewAccount } from '#domains/accounts'
import { bindAccount } from '#domains/people'
import { now } from '#server/clock'
import { Refusal } from '#server/errors'
import { append } from '#server/events'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { findSheet, refuseUseless } from './find-sheet.ts'
import { findChatOf, findHolder, holdSession, makeHolder } from './holder.ts'
import { refuseMixed } from './refuse-mixed.ts'

/** «Это я»: the person of the sheet gets a way in, and every chat of theirs with it. */
export const claimSheet = handleCommand(contract.claimSheet, async ({ tx, actor, input, call }) => {
  const found = await findSheet(tx, call, input.code)
  const known = await findHolder(tx, { actor, call, wish: input.account })
  // The answer to the first claim was lost on its way: the same person comes again.
  if (known && found.sheet.used_by === known) return answer(known)

  const person = refuseUseless(found)
  if (known) await refuseMixed(tx, known, person)
  const accountId = known ?? (await makeHolder(tx, person.name, input.account ?? signInFirst()))
  await bindAccount(tx, { personId: person.id, accountId })
  await tx
    .updateTable('activation_sheets')
    .set({ used_at: now(), used_by: accountId })
    .where('id', '=', found.sheet.id)
    .execute()
  await append(tx, `organization:${person.organizationId}`, contract.sheetsChanged, {}, accountId, { view: {} })
  return answer(accountId)

  async function answer(accountId: string) {
    return {
      token: await holdSession(tx, { actor, call, accountId, by: 'sheet' }),
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
