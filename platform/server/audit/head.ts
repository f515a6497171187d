import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto'
import { secret } from '../config.ts'
import type { Db } from '../db.ts'
import { FIRST } from './chain.ts'

export interface Head {
  no: number
  hash: string
}

/** Where a chain stands: its last number and hash. On paper, it proves everything before it. */
export async function headOf(db: Db, chain: string): Promise<Head> {
  const row = await db.selectFrom('audit_chains').selectAll().where('chain_id', '=', chain).executeTakeFirst()
  return { no: row?.last_no ?? 0, hash: row?.last_hash ?? FIRST }
}

/** Ed25519 over `chain no hash`, with the installation's own key; the public half goes with it. */
export function signHead(chain: string, { no, hash }: Head): { signature: string; publicKey: string } {
  const key = privateKey()
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  return {
    signature: sign(null, Buffer.from(`${chain} ${no} ${hash}`), key).toString('base64url'),
    publicKey: raw.toString('base64url'),
  }
}

// The frame that PKCS #8 puts around the 32 bytes of an Ed25519 key (RFC 8410).
const FRAME = Buffer.from('302e020100300506032b657004220420', 'hex')

const privateKey = (): KeyObject =>
  createPrivateKey({ key: Buffer.concat([FRAME, secret('audit')]), format: 'der', type: 'pkcs8' })
