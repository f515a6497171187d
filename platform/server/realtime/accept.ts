import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { WebSocketServer } from 'ws'
import { config } from '../config.ts'
import { type Actors, tokenOf } from '../http/actors.ts'
import { preferredLanguage } from '../http/language.ts'
import { isForeign } from '../http/origin.ts'
import { log } from '../log.ts'
import { Connection } from './connection.ts'

const PAYLOAD_LIMIT = 64 * 1024
const LOOKUPS_AT_ONCE = 64
const WAITING_AT_MOST = 5000

interface Doors {
  actors: Actors
  /** Whether this account may open one more; a runaway client must not eat the machine. */
  admits(accountId: string): boolean
  onOpen(connection: Connection): void
}

/** Lets sockets in at /live. Who has no session is refused at the upgrade and costs no more than a request. */
export function acceptSockets(server: Server, { actors, admits, onOpen }: Doors): { close(): void } {
  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    perMessageDeflate: false,
    maxPayload: PAYLOAD_LIMIT,
    WebSocket: Connection,
  })
  const waiting: (() => void)[] = []
  let lookups = 0

  async function upgrade(request: IncomingMessage, socket: Socket, head: Buffer): Promise<void> {
    socket.on('error', destroy)
    if (request.url?.split('?')[0] !== '/live') return refuse(socket, '404 Not Found')
    if (isForeign(request.headers.origin, hostOf(request))) return refuse(socket, '403 Forbidden')
    const { token } = tokenOf(request.headers)
    if (!token) return refuse(socket, '401 Unauthorized')
    if (waiting.length >= WAITING_AT_MOST) return refuse(socket, '503 Service Unavailable')
    const actor = await inTurn(() => actors.find(token))
    if (!actor) return refuse(socket, '401 Unauthorized')
    if (actor.limited) return refuse(socket, '403 Forbidden')
    if (!admits(actor.accountId)) return refuse(socket, '429 Too Many Requests')
    if (socket.destroyed) return
    sockets.handleUpgrade(request, socket, head, (connection) => {
      connection.raw = socket
      connection.actor = actor
      connection.token = token
      connection.language = preferredLanguage(request.headers['accept-language'])
      connection.ip = addressOf(request)
      connection.userAgent = request.headers['user-agent'] ?? ''
      connection.origin = config.publicOrigin ?? `http://${hostOf(request)}`
      onOpen(connection)
    })
  }

  /** Sessions are looked up a few at a time: a storm at the door must not take the database from those inside. */
  async function inTurn<T>(lookUp: () => Promise<T>): Promise<T> {
    if (lookups >= LOOKUPS_AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    lookups += 1
    try {
      return await lookUp()
    } finally {
      lookups -= 1
      waiting.shift()?.()
    }
  }

  const onUpgrade = (request: IncomingMessage, socket: Socket, head: Buffer) => {
    upgrade(request, socket, head).catch((error) => {
      log.error({ err: error }, 'a socket could not be let in')
      refuse(socket, '503 Service Unavailable')
    })
  }
  server.on('upgrade', onUpgrade)
  return { close: () => server.off('upgrade', onUpgrade) }
}

// Shared, and free of the request: a closure made at the upgrade would keep its headers for the life of the socket.
function destroy(this: Socket): void {
  this.destroy()
}

function refuse(socket: Socket, status: string): void {
  const body = JSON.stringify({
    error: status.startsWith('401') ? 'unauthenticated' : 'refused',
    reason: status.slice(4),
  })
  socket.end(
    `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
  )
  socket.destroySoon()
}

const hostOf = ({ headers }: IncomingMessage): string =>
  (config.trustedProxies && forwarded(headers['x-forwarded-host'])) || headers.host || ''

function addressOf({ headers, socket }: IncomingMessage): string {
  if (!config.trustedProxies) return socket.remoteAddress ?? ''
  const hops = (forwarded(headers['x-forwarded-for']) ?? '').split(',').map((hop) => hop.trim())
  return hops.at(-config.trustedProxies) || socket.remoteAddress || ''
}

const forwarded = (header: string | string[] | undefined): string | undefined =>
  Array.isArray(header) ? header[0] : header
