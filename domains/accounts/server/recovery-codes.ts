import { createHmac, randomInt } from 'node:crypto'
import { now } from '#server/clock'
import { secret } from '#server/config'
import type { Tx } from '#server/db'
import { newId } from '#server/ids'

const COUNT = 10
// Without signs that look alike on paper.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** New ones; the earlier ones stop. They are shown this once and kept as hashes. */
export async function makeCodes(tx: Tx, accountId: string): Promise<string[]> {
  await tx.deleteFrom('recovery_codes').where('account_id', '=', accountId).execute()
  const codes = Array.from({ length: COUNT }, newCode)
  await tx
    .insertInto('recovery_codes')
    .values(
      codes.map((code) => ({ id: newId(), account_id: accountId, code_hash: hash(accountId, code), used_at: null })),
    )
    .execute()
  return codes
}

/** A code opens once. */
export async function takeRecovery(tx: Tx, accountId: string, typed: string): Promise<boolean> {
  const taken = await tx
    .updateTable('recovery_codes')
    .set({ used_at: now() })
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash(accountId, typed))
    .where('used_at', 'is', null)
    .returning('id')
    .executeTakeFirst()
  return taken !== undefined
}

const newCode = (): string => {
  const signs = Array.from({ length: 10 }, () => SIGNS[randomInt(SIGNS.length)]!).join('')
  return `${signs.slice(0, 5)}-${signs.slice(5)}`
}

const hash = (accountId: string, code: string): Buffer =>
  createHmac('sha256', secret('codes'))
    .update(`recovery ${accountId} ${code.toLowerCase().replace(/[^a-z0-9]/g, '')}`)
    .digest()
