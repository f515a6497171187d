import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Document } from '../operation.ts'
import type { ByteRange } from '../storage.ts'

/** A document too large for memory: its bytes are asked for as they are sent, whole or a part. */
export interface LargeDocument {
  mediaType: string
  fileName: string
  size: number
  /** Names this very content: a browser that has it is told so instead of getting it again. */
  etag: string
  inline?: boolean
  open(range?: ByteRange): Promise<Readable>
}

// A file from a person is never a page of ours: no script in it runs and no browser guesses its type.
const POLICY =
  "sandbox; default-src 'none'; img-src 'self' data:; media-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'"

export async function sendDocument(
  request: FastifyRequest,
  reply: FastifyReply,
  document: Document | LargeDocument,
): Promise<FastifyReply> {
  reply
    .header('content-security-policy', POLICY)
    .header('x-frame-options', 'SAMEORIGIN')
    .header('content-disposition', dispositionOf(document))
    .type(document.mediaType)
  return 'bytes' in document ? reply.send(document.bytes) : sendLarge(request, reply, document)
}

async function sendLarge(
  { headers, method }: FastifyRequest,
  reply: FastifyReply,
  { size, etag, open: read }: LargeDocument,
): Promise<FastifyReply> {
  // Whoever asks for the head alone makes nobody read the body.
  const open = method === 'HEAD' ? async () => Readable.from([]) : read
  const tag = `"${etag}"`
  // The one browser that was let in may keep it an hour; another person in the same browser is asked about anew.
  reply
    .header('cache-control', 'private, max-age=3600')
    .header('vary', 'cookie, authorization')
    .header('accept-ranges', 'bytes')
    .header('etag', tag)
  if (headers['if-none-match'] === tag) return reply.code(304).send()
  const range = headers['if-range'] && headers['if-range'] !== tag ? 'whole' : readRange(headers.range, size)
  if (range === 'none') return reply.code(416).header('content-range', `bytes */${size}`).send()
  if (range === 'whole') return reply.header('content-length', size).send(await open())
  return reply
    .code(206)
    .header('content-range', `bytes ${range.start}-${range.end}/${size}`)
    .header('content-length', range.end - range.start + 1)
    .send(await open(range))
}

/** One range, as players and download managers ask; several at once are answered with the whole (RFC 9110, 14.2). */
export function readRange(header: string | undefined, size: number): ByteRange | 'whole' | 'none' {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? []
  if (from === undefined || (!from && !to)) return 'whole'
  const start = from ? Number(from) : Math.max(0, size - Number(to))
  const end = from && to ? Math.min(Number(to), size - 1) : size - 1
  if (from && to && Number(to) < Number(from)) return 'whole'
  return start <= end ? { start, end } : 'none'
}

function dispositionOf({ fileName, inline }: Document | LargeDocument): string {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const name = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${name}`
}
