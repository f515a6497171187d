import { createHash, createHmac, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { handleAfterProof } from '#server/after-proof'
import { now } from '#server/clock'
import { secret } from '#server/config'
import type { Db, Tx } from '#server/db'
import { conflict, forbidden, Refusal } from '#server/errors'
import { newId } from '#server/ids'
import { takeAttempt } from '#server/limits'
import type { Call } from '#server/operation'
import { unseal } from '#server/sealed'
import * as contract from '../../contract.ts'
import { enter } from '../enter.ts'
import { proveOneself } from '../prove-oneself.ts'
import { bindIdentity } from './bind-identity.ts'
import { isOpenFor } from './open-for.ts'
import { noProvider } from './own.ts'
import { addressOf, type Expected, openProvider, takeAnswer, type Vouched } from './relying.ts'
import { admitStranger } from './strangers.ts'

const WALK_SECONDS = 600
/** The page of ours that the provider sends the browser back to; it is written into the provider's own settings. */
export const RETURN_PATH = '/sign-in/provider'

export const beginProviderSignIn = handleAfterProof(
  contract.beginProviderSignIn,
  async ({ db, input, call }) => {
    await takeAttempt('accounts.beginProviderSignIn', call.ip, 600, 600)
    return setOut(await findProvider(db, input.providerId), call)
  },
  ({ tx, proof }) => keepWalk(tx, proof, null),
)

export const beginProviderBinding = handleAfterProof(
  contract.beginProviderBinding,
  async ({ db, actor, input, call }) => {
    await proveOneself(db, actor, input.current)
    await takeAttempt('accounts.beginProviderBinding', actor.accountId, 20, 3600)
    return setOut(await findProvider(db, input.providerId, actor.accountId), call)
  },
  ({ tx, actor, proof }) => keepWalk(tx, proof, actor.accountId),
)

export const finishProviderSignIn = handleAfterProof(
  contract.finishProviderSignIn,
  async ({ db, input, call }) => {
    await takeAttempt('accounts.finishProviderSignIn', call.ip, 600, 600)
    return comeBack(db, input, null)
  },
  async ({ tx, proof, call }) => {
    const accountId = await findBound(tx, proof)
    if (accountId) return { ...(await enter(tx, call, accountId, 'provider')), sheet: null }
    const sheet = await admitStranger(tx, proof)
    if (!sheet) throw stranger()
    return { token: null, account: null, step: null, sheet }
  },
)

export const finishProviderBinding = handleAfterProof(
  contract.finishProviderBinding,
  ({ db, actor, input }) => comeBack(db, input, actor.accountId),
  async ({ tx, actor: { accountId }, proof }) => {
    await findProvider(tx, proof.providerId, accountId)
    if (!(await bindIdentity(tx, accountId, proof))) await refuseAnothers(tx, accountId, proof)
    return {}
  },
)

interface Proof extends Vouched {
  providerId: string
  organizationId: string | null
  /** What the provider says is somebody's id in the journal. */
  personNamed: string | null
}

interface ProviderRow {
  id: string
  issuer: string
  client_id: string
  sealed_secret: Buffer | null
  scope: string
  organization_id: string | null
  person_claim: string | null
}

/** For a sign-in any; for binding, those open to this very account. */
async function findProvider(db: Db, providerId: string, accountId?: string): Promise<ProviderRow> {
  const row = await db
    .selectFrom('sign_in_providers as p')
    .select(['p.id', 'p.issuer', 'p.client_id', 'p.sealed_secret', 'p.scope', 'p.organization_id', 'p.person_claim'])
    .where('p.id', '=', providerId)
    .where('removed_at', 'is', null)
    .$if(accountId !== undefined, (q) => q.where(isOpenFor(sql.lit(accountId!))))
    .executeTakeFirst()
  if (!row) throw noProvider()
  return row
}

const open = ({ id, issuer, client_id, sealed_secret }: ProviderRow) =>
  openProvider({ issuer, clientId: client_id, secret: sealed_secret && unseal('providers', sealed_secret, id) })

interface Walk {
  id: string
  providerId: string
  token: string
  returnTo: string
  url: string
}

async function setOut(row: ProviderRow, call: Call): Promise<Walk> {
  const id = newId()
  const returnTo = new URL(RETURN_PATH, call.origin).href
  const url = await addressOf(await open(row), row.scope, expectedOf(id, returnTo))
  return { id, providerId: row.id, token: randomBytes(32).toString('base64url'), returnTo, url }
}

async function keepWalk(tx: Tx, { id, providerId, token, returnTo, url }: Walk, accountId: string | null) {
  await tx
    .insertInto('provider_walks')
    .values({
      id,
      provider_id: providerId,
      token_hash: hashWalk(token),
      account_id: accountId,
      return_to: returnTo,
      expires_at: new Date(now().getTime() + WALK_SECONDS * 1000),
      used_at: null,
    })
    .execute()
  return { url, walk: token }
}

/** A walk is good once, for the browser that began it and for what it began: used up before the provider is asked. */
async function comeBack(
  db: Db,
  { walk: token, answer }: { walk: string; answer: string },
  accountId: string | null,
): Promise<Proof> {
  const walk = await db
    .updateTable('provider_walks')
    .set({ used_at: now() })
    .where('token_hash', '=', hashWalk(token))
    .where('account_id', accountId ? '=' : 'is', accountId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now())
    .returning(['id', 'provider_id', 'return_to'])
    .executeTakeFirst()
  if (!walk) throw tooLate()
  const row = await findProvider(db, walk.provider_id)
  const vouched = await takeAnswer(await open(row), answer, expectedOf(walk.id, walk.return_to))
  const named = row.person_claim ? vouched.claims[row.person_claim] : undefined
  const personNamed = typeof named === 'string' || typeof named === 'number' ? String(named) : null
  return { ...vouched, providerId: row.id, organizationId: row.organization_id, personNamed }
}

/** The account that its owner has bound to this identity, while the provider may vouch for it. */
async function findBound(
  tx: Tx,
  { providerId, issuer, subject }: Vouched & { providerId: string },
): Promise<string | undefined> {
  const found = await tx
    .selectFrom('account_identities as i')
    .innerJoin('sign_in_providers as p', 'p.id', 'i.provider_id')
    .select(['i.id', 'i.account_id'])
    .where('i.provider_id', '=', providerId)
    .where('i.issuer', '=', issuer)
    .where('i.subject', '=', subject)
    .where('removed_at', 'is', null)
    .where(isOpenFor(sql.ref('i.account_id')))
    .executeTakeFirst()
  if (!found) return undefined
  await tx.updateTable('account_identities').set({ last_used_at: now() }).where('id', '=', found.id).execute()
  return found.account_id
}

async function refuseAnothers(
  tx: Tx,
  accountId: string,
  { providerId, issuer, subject }: Vouched & { providerId: string },
) {
  const mine = await tx
    .selectFrom('account_identities')
    .select('id')
    .where('account_id', '=', accountId)
    .where('provider_id', '=', providerId)
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst()
  if (mine) return
  throw conflict(
    'Этот вход уже связан: с другим аккаунтом или с другим вашим именем там. Сначала отключите его',
    'It is bound already: to another account, or to another name of yours there. Unbind it first',
    'walk',
  )
}

function expectedOf(walkId: string, returnTo: string): Expected {
  const derive = (what: string) =>
    createHmac('sha256', secret('providers')).update(`${what} ${walkId}`).digest('base64url')
  return { returnTo, state: derive('state'), nonce: derive('nonce'), verifier: derive('verifier') }
}

const hashWalk = (token: string): Buffer => createHash('sha256').update(token).digest()

const tooLate = () =>
  new Refusal(
    'conflict',
    'Этот вход начат не здесь или слишком давно. Начните заново',
    'This sign-in was begun elsewhere or too long ago. Begin again',
    { field: 'walk' },
  )
const stranger = () =>
  forbidden(
    'Этот вход ещё не связан с аккаунтом «Звонка». Войдите листом активации, логином или кодом, затем свяжите его: «Ещё → Аккаунт»',
    'This identity is bound to no account here. Come in with a sheet, a login or a code, then bind it: “More → Account”',
  )
