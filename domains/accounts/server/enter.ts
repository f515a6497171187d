import { createHash, randomBytes } from 'node:crypto'
import type { z } from 'zod'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { unlessRefused } from '#server/errors'
import { newId } from '#server/ids'
import type { Call } from '#server/operation'
import type { SecondStep, signIn } from '../contract.ts'
import { readFactors } from './factors.ts'
import { authenticationOptions } from './passkeys.ts'
import { openSession, refuseLocked } from './sessions.ts'
import { viewAccount } from './views.ts'

export const STEP_SECONDS = 600

/** The first proof is given: a session, or the second step that this account has. */
export async function enter(
  tx: Tx,
  call: Call,
  accountId: string,
  by: 'password' | 'code' | 'provider',
): Promise<z.input<typeof signIn.output>> {
  await refuseLocked(tx, accountId)
  const { totp, passkey, recovery } = await readFactors(tx, accountId)
  if (totp || passkey) {
    const ways = [totp && 'totp', passkey && 'passkey', recovery > 0 && 'recovery'].filter((way) => way !== false)
    return { token: null, account: null, step: await openStep(tx, call, accountId, by, ways as SecondStep['ways']) }
  }
  const token = await openSession(tx, call, accountId, by)
  return { token, account: await viewAccount(tx, accountId), step: null }
}

async function openStep(
  tx: Tx,
  call: Call,
  accountId: string,
  by: 'password' | 'code' | 'provider',
  ways: SecondStep['ways'],
): Promise<SecondStep> {
  const token = randomBytes(32).toString('base64url')
  // A passkey made under the site's name answers nothing where the school is opened by a number.
  const passkey = ways.includes('passkey')
    ? await unlessRefused(authenticationOptions(tx, accountId, call.origin))
    : null
  await tx
    .insertInto('sign_in_steps')
    .values({
      id: newId(),
      account_id: accountId,
      token_hash: hashStep(token),
      opened_by: by,
      challenge: passkey?.challenge ?? null,
      expires_at: new Date(now().getTime() + STEP_SECONDS * 1000),
      used_at: null,
    })
    .execute()
  return {
    token,
    ways: ways.filter((way) => way !== 'passkey' || passkey),
    passkey: passkey as Record<string, unknown> | null,
    validSeconds: STEP_SECONDS,
  }
}

export const hashStep = (token: string): Buffer => createHash('sha256').update(token).digest()
