import { createHash } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { readRange } from '#server/http/send-document'

export const BUCKET_KEYS = { key: 'AKIDEXAMPLE', secret: 'secret', region: 'ru-1' }

/** As much of S3 as is spoken here; refuses what is not signed, or not what its hash says. */
export function openBucket() {
  const objects = new Map<string, Buffer>()
  const own = { refusing: false, objects, listen, close: () => server.close() }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.writeHead(500).end())
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const key = request.url!
    const body = await buffer(request)
    const signed =
      /^AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE\/\d{8}\/ru-1\/s3\/aws4_request, SignedHeaders=\S+, Signature=[0-9a-f]{64}$/
    if (own.refusing || !signed.test(request.headers.authorization ?? '')) return void response.writeHead(403).end()
    const kept = objects.get(key)
    if (request.method === 'PUT') {
      const hash = createHash('sha256').update(body).digest('hex')
      if (request.headers['x-amz-content-sha256'] !== hash) return void response.writeHead(400).end()
      objects.set(key, body)
      return void response.writeHead(200).end()
    }
    if (request.method === 'DELETE') return void response.writeHead(objects.delete(key) ? 204 : 404).end()
    if (!kept) return void response.writeHead(404).end()
    const range = readRange(request.headers.range, kept.length)
    if (typeof range === 'string') return void response.writeHead(200).end(request.method === 'GET' ? kept : undefined)
    response.writeHead(206).end(kept.subarray(range.start, range.end + 1))
  }

  async function listen(): Promise<string> {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  return own
}
