import { hash, verify } from '@node-rs/argon2'

// argon2id at OWASP's floor: about 30 ms of one core.
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

// Nobody's password: an unknown login costs as much time as a known one.
const NOBODYS = hash('', COST)

export const hashPassword = (password: string): Promise<string> => hash(password, COST)

export async function isPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const matches = await verify(stored ?? (await NOBODYS), password)
  return matches && Boolean(stored)
}
