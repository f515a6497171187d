import { createECDH, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Taken {
  path: string
  headers: IncomingHttpHeaders
  body: Buffer
}

/** A push service of one's own: takes what comes, decrypts nothing, and may be told to answer otherwise. */
export async function openPushService() {
  const taken: Taken[] = []
  const answers = new Map<string, number>()
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part) => parts.push(part))
    request.on('end', () => {
      const path = request.url ?? ''
      const status = answers.get(path) ?? 201
      if (status === 201) taken.push({ path, headers: request.headers, body: Buffer.concat(parts) })
      response.writeHead(status).end()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { origin, taken, answers, close: () => new Promise((resolve) => server.close(resolve)) }
}

/** What a browser would give: an endpoint and its keys. */
export function browserAt(origin: string, path: string) {
  const curve = createECDH('prime256v1')
  return {
    endpoint: `${origin}${path}`,
    keys: { p256dh: curve.generateKeys('base64url'), auth: randomBytes(16).toString('base64url') },
  }
}

/** The claims of the VAPID header, if its signature is of the key it names; RFC 8292. */
export function readVapid(header: string | undefined): { aud: string; exp: number; sub: string; key: string } {
  const [, token, key] = /^vapid t=([\w.-]+), ?k=([\w-]+)$/.exec(header ?? '') ?? []
  if (!token || !key) throw new Error(`no VAPID header: ${header}`)
  const [head, claims, signature] = token.split('.') as [string, string, string]
  const point = Buffer.from(key, 'base64url')
  const jwk = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(1, 33).toString('base64url'),
    y: point.subarray(33).toString('base64url'),
  }
  const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
  const holds = verify(
    'sha256',
    Buffer.from(`${head}.${claims}`),
    { key: publicKey, dsaEncoding: 'ieee-p1363' },
    Buffer.from(signature, 'base64url'),
  )
  if (!holds) throw new Error('the VAPID signature does not hold')
  return { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), key }
}
