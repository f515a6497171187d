import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { AwsClient } from 'aws4fetch'
import type { S3Config } from '../config.ts'
import type { Storage } from '../storage.ts'

/**
 * Any server that speaks S3, by path-style addresses: `url` ends with the bucket. It does not go by `fetchOutside`, which
 * is for addresses that people write: this one is written by whoever runs the server, usually lies in their own network,
 * and what follows it is a hash. Nor does it go where the storage would send it: nothing else is to see the school's files.
 */
export function s3Storage({ url, key, secret, region }: S3Config): Storage {
  const client = new AwsClient({ accessKeyId: key, secretAccessKey: secret, region, service: 's3', retries: 3 })
  const addressOf = (sha256: string) => `${url}/${sha256.slice(0, 2)}/${sha256}`

  async function has(sha256: string): Promise<boolean> {
    const answer = await client.fetch(addressOf(sha256), { method: 'HEAD', redirect: 'error' })
    if (!answer.ok && answer.status !== 404) throw storageFails('HEAD', answer)
    return answer.ok
  }

  return {
    has,
    async keep(sha256, file) {
      if (!(await has(sha256))) await put(sha256, file)
    },
    async read(sha256, range) {
      const headers: Record<string, string> = range ? { range: `bytes=${range.start}-${range.end}` } : {}
      const answer = await client.fetch(addressOf(sha256), { headers, redirect: 'error' })
      if (!answer.ok || !answer.body) throw storageFails('GET', answer)
      return Readable.fromWeb(answer.body as ReadableStream)
    },
    async drop(sha256) {
      const answer = await client.fetch(addressOf(sha256), { method: 'DELETE', redirect: 'error' })
      if (!answer.ok && answer.status !== 404) throw storageFails('DELETE', answer)
    },
  }

  /** The name of the content is its hash, so that the storage itself refuses bytes that were spoilt on the way. */
  async function put(sha256: string, file: string): Promise<void> {
    const { size } = await stat(file)
    const headers = { 'content-length': String(size), 'x-amz-content-sha256': sha256 }
    const signed = await client.sign(addressOf(sha256), { method: 'PUT', headers })
    const answer = await fetch(signed.url, {
      method: 'PUT',
      redirect: 'error',
      headers: { ...Object.fromEntries(signed.headers), 'content-length': String(size) },
      body: Readable.toWeb(createReadStream(file)) as ReadableStream & BodyInit,
      duplex: 'half',
    } as RequestInit)
    if (!answer.ok) throw storageFails('PUT', answer)
  }
}

const storageFails = (what: string, { status, statusText }: Response) =>
  new Error(`the S3 storage answers ${what} with ${status} ${statusText}`)
