import path from 'node:path'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { config } from './config.ts'
import type { Db } from './db.ts'
import { notFound } from './errors.ts'
import { type Actors, type FindActor, rememberActors } from './http/actors.ts'
import { answerClientError } from './http/client-errors.ts'
import { mountOperations } from './http/mount.ts'
import { describeOperations } from './http/openapi.ts'
import { refuseForeignOrigin } from './http/origin.ts'
import { answerError } from './http/refusals.ts'
import { addSecurityHeaders } from './http/security-headers.ts'
import { serveWeb } from './http/web.ts'
import { newId } from './ids.ts'
import { httpSeconds, registry } from './metrics.ts'
import type { Operation } from './operation.ts'

export type { FindActor } from './http/actors.ts'

export interface HttpOptions {
  db: Db
  operations: Operation[]
  findActor: FindActor
  /** Shared with the live gateway, so that both forget an ended session at once. */
  actors?: Actors
  /** Says why a message cannot be taken right now; undefined when it can. */
  trouble?: () => string | undefined
  /** What /healthz tells besides that all is well. */
  about?: () => Record<string, string>
  webRoot?: string
}

export const WEB_ROOT = path.resolve(import.meta.dirname, '../../dist/web')
const JSON_LIMIT = 256 * 1024
/** Who sends a body drop by drop is let go; an order of 20 MB takes as long over a school's line. */
const REQUEST_WITHIN = 300_000

/** The whole HTTP side of the server: operations, health, metrics, the contract as OpenAPI and the web client. */
export function buildHttp(options: HttpOptions): FastifyInstance {
  const { db, operations } = options
  const actors = options.actors ?? rememberActors(db, options.findActor)
  const app = Fastify({
    bodyLimit: JSON_LIMIT,
    genReqId: newId,
    trustProxy: (_address, hop) => hop < config.trustedProxies,
    logger: false,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: REQUEST_WITHIN,
    clientErrorHandler: answerClientError,
    frameworkErrors: (error, request, reply) => void answerError(error, request, reply),
  })
  app.setErrorHandler(answerError)
  app.addHook('onRequest', refuseForeignOrigin)
  app.addHook('onRequest', addSecurityHeaders)
  app.addHook('onResponse', async (request, reply) => {
    const operation = request.routeOptions.url ?? 'unknown'
    httpSeconds.observe({ operation, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  app.addHook('onClose', async () => actors.close())

  // A command is JSON: a form of another site cannot send that without asking first.
  app.removeContentTypeParser('text/plain')
  mountOperations(app, db, operations, actors)

  let openapi: object | undefined
  app.get('/api/openapi.json', async () => {
    openapi ??= describeOperations(operations)
    return openapi
  })
  app.get('/healthz', async (_request, reply) => {
    const trouble = options.trouble?.() ?? (await databaseTrouble(db))
    return reply.code(trouble ? 503 : 200).send(trouble ? { ok: false, trouble } : { ok: true, ...options.about?.() })
  })
  app.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request.ip, request.headers)) throw notFound()
    return reply.type(registry.contentType).send(await registry.metrics())
  })
  serveWeb(app, options.webRoot ?? WEB_ROOT)
  return app
}

async function databaseTrouble(db: Db): Promise<string | undefined> {
  const late = new Promise<string>((resolve) => setTimeout(resolve, 2000, 'database is slow').unref())
  const answer = sql`select 1`.execute(db).then(
    () => undefined,
    () => 'database does not answer',
  )
  return Promise.race([answer, late])
}

/** Numbers are for the operator: from this machine itself, or with the token of the configuration. */
function mayReadMetrics(ip: string, headers: Record<string, unknown>): boolean {
  if (config.metricsToken) return headers.authorization === `Bearer ${config.metricsToken}`
  return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip) && !headers['x-forwarded-for']
}
