import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db.ts'
import type { Call, Document, Operation } from '../operation.ts'
import { type Actors, COOKIE, tokenOf } from './actors.ts'
import { preferredLanguage } from './language.ts'
import { originOf } from './origin.ts'

const YEAR = 365 * 24 * 3600

/** Gives every operation its route: the contract's name is the path, its kind is the method. */
export function mountOperations(app: FastifyInstance, db: Db, operations: Operation[], actors: Actors): void {
  for (const operation of operations) {
    const { kind, name } = operation.contract
    const url = `/api/${name}`
    if (kind === 'command') app.post(url, (request, reply) => answer(operation, request, reply, request.body))
    if (kind === 'query') app.get(url, (request, reply) => answer(operation, request, reply, request.query))
    if (kind === 'download') app.get(url, (request, reply) => answer(operation, request, reply, request.query))
  }
  app.register(async (uploads) => {
    uploads.removeAllContentTypeParsers()
    uploads.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    for (const operation of operations) {
      const { contract } = operation
      if (contract.kind !== 'upload') continue
      uploads.post(`/api/${contract.name}`, { bodyLimit: contract.maxBytes }, (request, reply) =>
        answer(operation, request, reply, request.query, request.body as Buffer),
      )
    }
  })

  async function answer(
    operation: Operation,
    request: FastifyRequest,
    reply: FastifyReply,
    input: unknown,
    bytes?: Buffer,
  ): Promise<FastifyReply> {
    let session: string | null | undefined
    const call: Call = {
      actor: await actors.find(tokenOf(request.headers).token),
      language: preferredLanguage(request.headers['accept-language']),
      ip: request.ip,
      userAgent: request.headers['user-agent'] ?? '',
      origin: originOf(request),
      setSession: (token) => {
        session = token
      },
    }
    const output = await operation.run(db, call, input, bytes)
    if (session !== undefined) reply.header('set-cookie', sessionCookie(session, call.origin))
    reply.header('cache-control', 'no-store')
    return operation.contract.kind === 'download' ? sendDocument(reply, output as Document) : reply.send(output)
  }
}

function sessionCookie(token: string | null, origin: string): string {
  const parts = [`${COOKIE}=${token ?? ''}`, 'HttpOnly', 'SameSite=Lax', 'Path=/', `Max-Age=${token ? YEAR : 0}`]
  if (origin.startsWith('https:')) parts.push('Secure')
  return parts.join('; ')
}

/** A file from a person is never a page of ours: no script in it runs and no browser guesses its type. */
function sendDocument(reply: FastifyReply, { mediaType, fileName, bytes, inline }: Document): FastifyReply {
  const ascii = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const name = encodeURIComponent(fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
  return reply
    .header(
      'content-security-policy',
      "sandbox; default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; frame-ancestors 'self'",
    )
    .header('x-frame-options', 'SAMEORIGIN')
    .header('content-disposition', `${inline ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${name}`)
    .type(mediaType)
    .send(bytes)
}
