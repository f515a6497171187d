import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { invalid } from '#server/errors'
import { forgiveAttempts, takeAttempt } from '#server/limits'
import { type Actor, handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { isPassword, replacePassword } from './passwords.ts'
import { mayReplacePassword } from './policy.ts'
import { endSessionsOf, tellEnded } from './sessions.ts'

export const changePassword = handleCommand(contract.changePassword, async ({ tx, actor, input, after }) => {
  const { stored, session } = await read(tx, actor)
  if (input.current !== undefined) await proveCurrent(actor, input.current, stored)
  else if (!mayReplacePassword(session, now())) {
    throw invalid(
      'Введите нынешний пароль. Если забыли его, выйдите и войдите по коду',
      'Enter the current password. If you have forgotten it, sign out and sign in with a code',
      'current',
    )
  }
  await replacePassword(tx, actor.accountId, input.next)
  if (input.endOthers) {
    const ended = await endSessionsOf(tx, actor.accountId, { except: actor.sessionId })
    after(() => tellEnded(ended))
  }
  return {}
})

async function read(tx: Tx, actor: Actor) {
  const row = await tx
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select(['sessions.opened_by', 'sessions.created_at', 'accounts.password_hash'])
    .where('sessions.id', '=', actor.sessionId)
    .executeTakeFirstOrThrow()
  return { stored: row.password_hash, session: { openedBy: row.opened_by, openedAt: row.created_at } }
}

/** Somebody at an unlocked computer may not try out the owner's password at leisure. */
async function proveCurrent(actor: Actor, current: string, stored: string | null): Promise<void> {
  await takeAttempt('accounts.changePassword', actor.accountId, 10, 900)
  if (!(await isPassword(current, stored))) {
    throw invalid('Нынешний пароль не подходит', 'The current password is wrong', 'current')
  }
  await forgiveAttempts('accounts.changePassword', actor.accountId)
}
