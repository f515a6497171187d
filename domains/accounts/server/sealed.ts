import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { secret } from '#server/config'

// AES-256-GCM: twelve bytes of nonce, sixteen of tag, then the words. Bound to the account, so that a row moved to
// another account opens nothing.

export function seal(text: string, accountId: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secret('factors'), nonce).setAAD(Buffer.from(accountId))
  const words = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), words])
}

export function unseal(sealed: Buffer, accountId: string): string {
  const opening = createDecipheriv('aes-256-gcm', secret('factors'), sealed.subarray(0, 12))
    .setAAD(Buffer.from(accountId))
    .setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([opening.update(sealed.subarray(28)), opening.final()]).toString('utf8')
}
