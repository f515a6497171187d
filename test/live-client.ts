import { once } from 'node:events'
import { WebSocket } from 'ws'

// biome-ignore lint/suspicious/noExplicitAny: a test reads whatever frame has come
export type Frame = Record<string, any>

/** A client of /live for tests: keeps every frame and waits for the one a test is about. */
export async function openSocket(origin: string, token: string | undefined, headers: Record<string, string> = {}) {
  const authorization = token ? { authorization: `Bearer ${token}` } : {}
  const socket = new WebSocket(`${origin.replace(/^http/, 'ws')}/live`, { headers: { ...authorization, ...headers } })
  const frames: Frame[] = []
  const waiting = new Set<() => void>()
  let closed: { code: number } | undefined
  let calls = 0

  socket.on('message', (data) => {
    frames.push(JSON.parse(data.toString()))
    for (const look of waiting) look()
  })
  socket.on('close', (code) => {
    closed = { code }
    for (const look of waiting) look()
  })
  const refused = once(socket, 'unexpected-response').then(([, response]) => {
    throw new Error(`refused: ${response.statusCode}`)
  })
  await Promise.race([once(socket, 'open'), refused])

  /** The first frame for which `is` holds, past or to come. */
  function until(is: (frame: Frame) => boolean, patience = 15_000): Promise<Frame> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(
        () => finish(new Error(`no such frame in ${JSON.stringify(frames).slice(0, 2000)}`)),
        patience,
      )
      function finish(outcome: Frame | Error): void {
        clearTimeout(late)
        waiting.delete(look)
        outcome instanceof Error ? reject(outcome) : resolve(outcome)
      }
      function look(): void {
        const found = frames.find(is)
        if (found) finish(found)
        else if (closed) finish(new Error(`closed with ${closed.code}`))
      }
      waiting.add(look)
      look()
    })
  }

  const send = (frame: object | string) => socket.send(typeof frame === 'string' ? frame : JSON.stringify(frame))

  return {
    socket,
    frames,
    until,
    send,
    /** Says hello and waits for `ready`; answers with the heads. */
    async hello(cursors: Record<string, number> = {}): Promise<Record<string, number>> {
      const before = frames.length
      send({ op: 'hello', cursors })
      const ready = await until((frame) => frame.op === 'ready' && frames.indexOf(frame) >= before)
      return ready.heads
    },
    async call(name: string, input: unknown): Promise<Frame> {
      calls += 1
      const id = calls
      send({ op: 'call', id, name, input })
      return until((frame) => (frame.op === 'result' || frame.op === 'refused') && frame.id === id)
    },
    /** Everything of a topic in the order it came, whether live or caught up. */
    heard(topic: string): Frame[] {
      return frames.flatMap((frame) => {
        if (frame.topic !== topic) return []
        return frame.op === 'events' ? frame.events : frame.op === 'event' ? [frame] : []
      })
    },
    async closed(): Promise<number> {
      if (!closed) await once(socket, 'close')
      return closed!.code
    },
    close: () => socket.terminate(),
  }
}

export type LiveClient = Awaited<ReturnType<typeof openSocket>>
