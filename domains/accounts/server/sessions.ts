import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { sessionsChanged } from '#contract/accounts'
import { tell } from '#server/bus'
import { now } from '#server/clock'
import type { Db, Tx } from '#server/db'
import { forbidden, Refusal } from '#server/errors'
import { append } from '#server/events'
import { newId } from '#server/ids'
import type { Actor, Call } from '#server/operation'
import { nameDevice, namePlace } from './device.ts'
import { hasFactor, isLacking } from './factors.ts'
import { noteSignIn } from './note-sign-in.ts'
import { noteSeen } from './seen.ts'

export type OpenedBy = 'password' | 'code' | 'sheet' | 'invitation' | 'registration' | 'setup' | 'provider'

const IDLE_DAYS = 90
const hashToken = (token: string): Buffer => createHash('sha256').update(token).digest()

/** A session nobody has used since this moment has ended by itself. */
export const idleSince = (): Date => new Date(now().getTime() - IDLE_DAYS * 24 * 3600 * 1000)

/** Whoever has said that somebody else is in gets nobody in, until the school or the operator opens again. */
export async function refuseLocked(db: Db, accountId: string): Promise<void> {
  const lock = await db
    .selectFrom('account_locks')
    .select('account_id')
    .where('account_id', '=', accountId)
    .executeTakeFirst()
  if (!lock) return
  throw forbidden(
    'Аккаунт закрыт по просьбе владельца. Возьмите в школе новый лист активации',
    'The account is locked by its owner’s wish. Ask the school for a new activation sheet',
  )
}

/** Opens a session, never past the second step of an account that has one, and gives the caller its cookie; answers with the token, which is stored nowhere. */
export async function openSession(
  tx: Tx,
  call: Call,
  accountId: string,
  openedBy: OpenedBy,
  { second = false } = {},
): Promise<string> {
  await refuseLocked(tx, accountId)
  if (!second && (await hasFactor(tx, accountId))) throw stepFirst()
  const token = randomBytes(32).toString('base64url')
  const at = now()
  await tx
    .insertInto('sessions')
    .values({
      id: newId(),
      account_id: accountId,
      token_hash: hashToken(token),
      opened_by: openedBy,
      device: nameDevice(call.userAgent),
      place: namePlace(call.ip),
      created_at: at,
      last_seen_at: at,
      ended_at: null,
    })
    .execute()
  await noteSignIn(tx, accountId, openedBy)
  await append(tx, `account:${accountId}`, sessionsChanged, {}, accountId, { view: {} })
  call.setSession(token)
  return token
}

export async function findActor(db: Db, token: string): Promise<Actor | null> {
  const row = await db
    .selectFrom('sessions')
    .leftJoin('operators', 'operators.account_id', 'sessions.account_id')
    .select(['sessions.id', 'sessions.account_id', 'sessions.last_seen_at', 'operators.account_id as operator_id'])
    .select(isLacking(sql.ref('sessions.account_id')).as('lacking'))
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .where('last_seen_at', '>', idleSince())
    .executeTakeFirst()
  if (!row) return null
  noteSeen(db, row.id, row.last_seen_at)
  const actor = { accountId: row.account_id, sessionId: row.id, operator: row.operator_id !== null }
  return row.lacking ? { ...actor, limited: true } : actor
}

/** Those of these sessions that are good still; somebody listens there, so they count as used. */
export async function stillOpen(db: Db, sessionIds: string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom('sessions')
    .select(['id', 'last_seen_at'])
    .where('id', 'in', sessionIds)
    .where('ended_at', 'is', null)
    .where('last_seen_at', '>', idleSince())
    .execute()
  for (const { id, last_seen_at } of rows) noteSeen(db, id, last_seen_at)
  return new Set(rows.map(({ id }) => id))
}

export const openSessionsOf = (db: Db, accountId: string) =>
  db
    .selectFrom('sessions')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('last_seen_at', '>', idleSince())

/** Ends those sessions of an account that `which` names: one, all but one, or all. Answers with those it has ended. */
export async function endSessionsOf(
  tx: Tx,
  accountId: string,
  which: { only?: string; except?: string } = {},
): Promise<string[]> {
  const ended = await tx
    .updateTable('sessions')
    .set({ ended_at: now() })
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .$if(which.only !== undefined, (q) => q.where('id', '=', which.only!))
    .$if(which.except !== undefined, (q) => q.where('id', '!=', which.except!))
    .returning('id')
    .execute()
  if (ended.length) await append(tx, `account:${accountId}`, sessionsChanged, {}, accountId, { view: {} })
  return ended.map(({ id }) => id)
}

/** For after the COMMIT: every process forgets these sessions and closes their live connections. */
export function tellEnded(sessionIds: string[]): void {
  for (const sessionId of sessionIds) tell({ name: 'sessionEnded', sessionId })
}

const stepFirst = () =>
  new Refusal(
    'unauthenticated',
    'У этого аккаунта есть второй шаг. Сначала войдите по логину и паролю, потом откройте лист или ссылку снова',
    'This account has a second step. Sign in with the login and the password first, then open the sheet or link again',
    { field: 'account.login' },
  )
