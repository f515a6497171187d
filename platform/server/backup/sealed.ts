import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'

const WORK = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 ** 2 }

/** AES-256-GCM under a key that scrypt makes of the passphrase: salt, nonce and tag stand before the bytes. */
export function seal(bytes: Buffer, passphrase: string): Buffer {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', scryptSync(passphrase, salt, 32, WORK), nonce)
  const sealed = Buffer.concat([cipher.update(bytes), cipher.final()])
  return Buffer.concat([salt, nonce, cipher.getAuthTag(), sealed])
}

/** Null: the passphrase is another one, or the bytes are not what was sealed. */
export function unseal(sealed: Buffer, passphrase: string): Buffer | null {
  const key = scryptSync(passphrase, sealed.subarray(0, 16), 32, WORK)
  const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(16, 28))
  cipher.setAuthTag(sealed.subarray(28, 44))
  try {
    return Buffer.concat([cipher.update(sealed.subarray(44)), cipher.final()])
  } catch {
    return null
  }
}
