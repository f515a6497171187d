import { Secret, TOTP } from 'otpauth'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { unseal } from '#server/sealed'

const PERIOD = 30

export const newTotpSecret = (): string => new Secret({ size: 20 }).base32

/** What an application reads from the square. */
export const totpUri = (secret: string, label: string): string => totp(secret, label).toString()

/** The thirty seconds that this code belongs to, one step of a slow clock either way; undefined when it is none. */
export function stepOfCode(secret: string, code: string, at: Date): number | undefined {
  const delta = totp(secret).validate({ token: code, timestamp: at.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(at.getTime() / 1000 / PERIOD) + delta
}

/** Takes a code of the account's application: right, and not taken before. */
export async function takeTotp(tx: Tx, accountId: string, code: string, { confirmed = true } = {}): Promise<boolean> {
  const row = await tx
    .selectFrom('totp_factors')
    .selectAll()
    .where('account_id', '=', accountId)
    .where('confirmed_at', confirmed ? 'is not' : 'is', null)
    .forUpdate()
    .executeTakeFirst()
  const step = row && stepOfCode(unseal('factors', row.sealed_secret, accountId), code, now())
  if (step === undefined || step <= Number(row!.last_step)) return false
  await tx.updateTable('totp_factors').set({ last_step: step }).where('account_id', '=', accountId).execute()
  return true
}

const totp = (secret: string, label = '') =>
  new TOTP({ issuer: 'Звонок', label, secret: Secret.fromBase32(secret), digits: 6, period: PERIOD, algorithm: 'SHA1' })
