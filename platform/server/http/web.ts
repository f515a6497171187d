import { existsSync } from 'node:fs'
import path from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { notFound } from '../errors.ts'

/** Serves the built web client; any page address that is not a file is the client's own and gets index.html. */
export function serveWeb(app: FastifyInstance, root: string): void {
  const built = existsSync(path.join(root, 'index.html'))
  if (built) {
    app.register(fastifyStatic, {
      root,
      preCompressed: true,
      cacheControl: false,
      setHeaders(reply, file) {
        const hashed = file.includes(`${path.sep}assets${path.sep}`)
        reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler(async (request: FastifyRequest, reply: FastifyReply) => {
    const pathname = request.url.split('?')[0] ?? ''
    if (pathname.startsWith('/api') || (request.method !== 'GET' && request.method !== 'HEAD')) throw notFound()
    if (path.extname(pathname)) return reply.code(404).type('text/plain; charset=utf-8').send('Not found')
    if (!built)
      return reply.code(404).type('text/plain; charset=utf-8').send('The web client is not built: npx vite build')
    return reply.sendFile('index.html')
  })
}
