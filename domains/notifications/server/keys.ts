import { createECDH } from 'node:crypto'
import { config, secret } from '#server/config'

/** The installation's own VAPID keys: any secret of 32 bytes is a private key of this curve, made at first need. */
export function vapid(): { publicKey: string; privateKey: string; subject: string } {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(secret('push'))
  return {
    publicKey: curve.getPublicKey('base64url'),
    privateKey: secret('push').toString('base64url'),
    // Push services want an address of whoever answers for the server.
    subject: config.publicOrigin?.startsWith('https:') ? config.publicOrigin : 'mailto:zvonok@localhost.localdomain',
  }
}
