import type { FastifyRequest } from 'fastify'
import { config } from '../config.ts'
import { forbidden, invalid } from '../errors.ts'
import { tokenOf } from './actors.ts'

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS'])

/** Scheme and host as the person sees them. */
export const originOf = (request: { protocol: string; host: string }): string =>
  config.publicOrigin ?? `${request.protocol}://${request.host}`

const isHost = (host: string): boolean => URL.canParse(`http://${host}`)

/** A page of another site may not use this browser's session. Hosts are compared: a proxy may have taken TLS off. */
export function isForeign(origin: string | undefined, host: string): boolean {
  if (origin === undefined || origin === config.publicOrigin) return false
  if (!URL.canParse(origin) || !isHost(host)) return true
  const page = new URL(origin)
  return page.host !== new URL(`${page.protocol}//${host}`).host
}

export async function refuseForeignOrigin(request: FastifyRequest): Promise<void> {
  // Addresses are made of it, for letters and for keys; HTTP/1.0 may name none.
  if (request.host && !isHost(request.host))
    throw invalid('Имя сервера в запросе не разобрать', 'The Host of the request cannot be read')
  if (SAFE.has(request.method) || !tokenOf(request.headers).byCookie) return
  if (isForeign(request.headers.origin, request.host)) {
    throw forbidden('Запрос пришёл с чужой страницы', 'The request comes from a foreign page')
  }
}
