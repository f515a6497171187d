import { verify } from '@node-rs/argon2'
import { createAccount, openSession } from '#domains/accounts'
import { findFirstChat } from '#domains/chats'
import type { Db, Tx } from '#server/db'
import { takeAttempt } from '#server/limits'
import type { Actor, Call } from '#server/operation'
import { readSelf } from './kin.ts'

interface Wish {
  login: string
  password: string
}

/**
 * The account somebody joins with: the one signed in, or the one whose login and password they typed. Typed beats signed
 * in: at a shared computer the sheet may be another person's. Undefined = it is yet to be made.
 */
export async function findHolder(
  db: Db,
  { actor, call, wish }: { actor: Actor | null; call: Call; wish: Wish | undefined },
): Promise<string | undefined> {
  if (!wish) return actor?.accountId
  const account = await db
    .selectFrom('accounts')
    .select(['id', 'password_hash'])
    .where('login', '=', wish.login)
    .executeTakeFirst()
  if (!account?.password_hash) return undefined
  await takeAttempt('invitations.password.minute', `${wish.login} ${call.ip}`, 10, 60)
  await takeAttempt('invitations.password.hour', wish.login, 60, 3600)
  return (await verify(account.password_hash, wish.password)) ? account.id : undefined
}

/** Makes the account; a taken login is refused beside its field. */
export const makeHolder = (tx: Tx, name: { firstName: string; lastName: string }, wish: Wish): Promise<string> =>
  createAccount(tx, { name: `${name.firstName} ${name.lastName}`, ...wish }, 'account.login')

/** Whoever came signed in keeps the session; others get one. */
export const holdSession = (
  tx: Tx,
  { actor, call, accountId, by }: { actor: Actor | null; call: Call; accountId: string; by: 'sheet' | 'invitation' },
): Promise<string> | null => (actor?.accountId === accountId ? null : openSession(tx, call, accountId, by))

/** Where somebody who has just come in goes first: the class's chat, the parents', the staff's. */
export async function findChatOf(db: Db, accountId: string, organizationId: string): Promise<string | null> {
  const self = await readSelf(db, accountId, organizationId)
  return self ? findFirstChat(db, self.id) : null
}
