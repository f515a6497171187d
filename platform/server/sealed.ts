import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { secret } from './config.ts'

// AES-256-GCM under a secret of the installation: twelve bytes of nonce, sixteen of tag, then the words. Bound to its
// owner, so that a row moved to another owner opens nothing.

export function seal(purpose: string, text: string, owner: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secret(purpose), nonce).setAAD(Buffer.from(owner))
  const words = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), words])
}

export function unseal(purpose: string, sealed: Buffer, owner: string): string {
  const opening = createDecipheriv('aes-256-gcm', secret(purpose), sealed.subarray(0, 12))
    .setAAD(Buffer.from(owner))
    .setAuthTag(sealed.subarray(12, 28))
  return Buffer.concat([opening.update(sealed.subarray(28)), opening.final()]).toString('utf8')
}
