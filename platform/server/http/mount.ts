import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { Db } from '../db.ts'
import type { Call, Document, Operation } from '../operation.ts'
import { type Actors, COOKIE, tokenOf } from './actors.ts'
import { preferredLanguage } from './language.ts'
import { originOf } from './origin.ts'
import { mountRoutes } from './routes.ts'
import { type LargeDocument, sendDocument } from './send-document.ts'
import { sendPacked } from './send-packed.ts'

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

  mountRoutes(app, db, actors)

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
    if (operation.contract.kind === 'query') return sendPacked(request, reply, output)
    if (operation.contract.kind !== 'download') return reply.send(output)
    return sendDocument(request, reply, output as Document | LargeDocument)
  }
}

function sessionCookie(token: string | null, origin: string): string {
  const parts = [`${COOKIE}=${token ?? ''}`, 'HttpOnly', 'SameSite=Lax', 'Path=/', `Max-Age=${token ? YEAR : 0}`]
  if (origin.startsWith('https:')) parts.push('Secure')
  return parts.join('; ')
}
