import { now } from '#server/clock'
import type { Db } from '#server/db'
import { invalid } from '#server/errors'
import { forgiveAttempts, takeAttempt } from '#server/limits'
import type { Actor } from '#server/operation'
import { isPassword } from './passwords.ts'
import type { OpenedBy } from './sessions.ts'

const FRESH_FOR = 10 * 60 * 1000

/** Whoever finds an unlocked computer changes nothing of the way in: the password again, unless one has just come in. */
export async function proveOneself(db: Db, actor: Actor, current: string | undefined): Promise<void> {
  const session = await read(db, actor)
  if (current === undefined) {
    if (isFresh(session)) return
    throw invalid(
      'Введите пароль: прошло больше десяти минут после входа',
      'Enter the password: you signed in a while ago',
      'current',
    )
  }
  await takeAttempt('accounts.proveOneself', actor.accountId, 10, 900)
  if (!(await isPassword(current, session.stored))) {
    throw invalid(
      'Пароль не подходит. Если забыли его, выйдите и войдите по коду',
      'The password is wrong. If you have forgotten it, sign out and sign in with a code',
      'current',
    )
  }
  await forgiveAttempts('accounts.proveOneself', actor.accountId)
}

export const isFreshSession = async (db: Db, actor: Actor): Promise<boolean> => isFresh(await read(db, actor))

/** Another site may have vouched without asking anything: a browser left open there proves no presence. */
const isFresh = ({ openedAt, openedBy }: Session): boolean =>
  openedBy !== 'provider' && now().getTime() - openedAt.getTime() <= FRESH_FOR

interface Session {
  openedAt: Date
  openedBy: OpenedBy
  stored: string | null
}

async function read(db: Db, actor: Actor): Promise<Session> {
  const row = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.id', 'sessions.account_id')
    .select(['sessions.created_at', 'sessions.opened_by', 'accounts.password_hash'])
    .where('sessions.id', '=', actor.sessionId)
    .executeTakeFirstOrThrow()
  return { openedAt: row.created_at, openedBy: row.opened_by, stored: row.password_hash }
}
