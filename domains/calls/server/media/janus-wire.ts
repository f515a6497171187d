import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { EngineLost } from './engine.ts'

export interface Jsep {
  type: 'offer' | 'answer'
  sdp: string
  rid_order?: string
}

/** What Janus answers and tells; which of it is there hangs on what was asked. */
export interface Reply {
  janus: string
  transaction?: string
  sender?: number
  data?: { id: number }
  error?: { code: number; reason: string }
  plugindata?: { data: Record<string, unknown> }
  jsep?: Jsep
}

const WITHIN = 8000

/** One session over the engine's own socket: a request and its answer, and what is told unasked. */
export async function openJanus(address: string, secret: string, hear: { told(reply: Reply): void; closed(): void }) {
  const socket = new WebSocket(address, 'janus-protocol', { handshakeTimeout: WITHIN })
  await once(socket, 'open')
  const waiting = new Map<string, { needs: 'any' | 'event'; resolve(reply: Reply): void; reject(error: Error): void }>()
  let session: number | undefined

  socket.on('message', (bytes) => {
    const reply = JSON.parse(bytes.toString()) as Reply
    const asked = reply.transaction ? waiting.get(reply.transaction) : undefined
    if (!asked) return hear.told(reply)
    // What takes longer is answered twice: that it was heard, and what came of it.
    if (reply.janus === 'ack' && asked.needs === 'event') return
    waiting.delete(reply.transaction!)
    if (reply.error) asked.reject(new Error(`janus ${reply.error.code}: ${reply.error.reason}`))
    else asked.resolve(reply)
  })
  socket.on('close', () => {
    for (const { reject } of waiting.values()) reject(new EngineLost('janus has gone'))
    waiting.clear()
    hear.closed()
  })
  socket.on('error', () => socket.terminate())

  function ask(request: object, needs: 'any' | 'event' = 'any'): Promise<Reply> {
    const transaction = randomUUID()
    return new Promise<Reply>((resolve, reject) => {
      const late = setTimeout(() => {
        waiting.delete(transaction)
        reject(new EngineLost('janus does not answer'))
      }, WITHIN)
      const done =
        <A>(go: (value: A) => void) =>
        (value: A) => {
          clearTimeout(late)
          go(value)
        }
      waiting.set(transaction, { needs, resolve: done(resolve), reject: done(reject) })
      if (socket.readyState !== WebSocket.OPEN) return done(reject)(new EngineLost('janus has gone'))
      const about = session === undefined ? {} : { session_id: session }
      socket.send(JSON.stringify({ ...about, ...request, transaction, apisecret: secret }))
    })
  }

  session = (await ask({ janus: 'create' })).data!.id
  return {
    ping: () => ask({ janus: 'keepalive' }),
    attach: async () => (await ask({ janus: 'attach', plugin: 'janus.plugin.videoroom' })).data!.id,
    detach: (handle: number) => ask({ janus: 'detach', handle_id: handle }).then(() => undefined),
    /** `event`: waits for what came of it, not only for that it was heard. */
    async message(handle: number, body: object, { jsep, event = false }: { jsep?: Jsep; event?: boolean } = {}) {
      const request = { janus: 'message', handle_id: handle, body, ...(jsep ? { jsep } : {}) }
      const reply = await ask(request, event ? 'event' : 'any')
      const data = reply.plugindata?.data ?? {}
      if (data.error) throw new Error(`videoroom ${data.error_code}: ${data.error}`)
      return { data, jsep: reply.jsep }
    },
    close: () => socket.close(),
  }
}

export type JanusWire = Awaited<ReturnType<typeof openJanus>>
