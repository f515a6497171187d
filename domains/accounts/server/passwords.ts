import { hash, verify } from '@node-rs/argon2'
import type { Tx } from '#server/db'

// argon2id at OWASP's floor: about 30 ms of one core.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Nobody's password: an unknown login costs as much time as a known one.
const NOBODYS = hash('', COST)

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const matches = await verify(stored ?? (await NOBODYS), password)
  return matches && Boolean(stored)
}

/** For those who have proved in another way who they are: the old password, or a code. */
export async function replacePassword(tx: Tx, accountId: string, password: string): Promise<void> {
  const password_hash = await hashPassword(password)
  await tx.updateTable('accounts').set({ password_hash }).where('id', '=', accountId).execute()
}
