import { pauseBefore } from './backoff.ts'
import { type Frame, type Said, SESSION_ENDED } from './wire.ts'

/** No `ready` in this time: the connection is dead, whatever the browser thinks of it. */
const PATIENCE = 10_000

interface Hearers {
  opened(): void
  frame(frame: Frame): void
  closed(): void
  /** The gateway has ended the session. */
  ended(): void
  /** Closed before it opened. */
  unreachable(): void
}

/** One socket that comes back by itself. Knows frames, not what they mean. */
export class Connection {
  private socket: WebSocket | undefined
  private attempt = 0
  private retry: ReturnType<typeof setTimeout> | undefined
  private doubt: ReturnType<typeof setTimeout> | undefined
  private wanted = false
  private url: () => string
  private hear: Hearers

  constructor(url: () => string, hear: Hearers) {
    this.url = url
    this.hear = hear
  }

  get isOpen(): boolean {
    return this.socket?.readyState === WebSocket.OPEN
  }

  start(): void {
    if (this.wanted) return
    this.wanted = true
    this.connect()
  }

  stop(): void {
    this.wanted = false
    clearTimeout(this.retry)
    this.abandon()
  }

  /** Whether it has been sent. A socket that is closing takes words and loses them: another one is begun at once. */
  send(said: Said): boolean {
    if (this.isOpen) this.socket!.send(JSON.stringify(said))
    else if (this.socket && this.socket.readyState !== WebSocket.CONNECTING) this.cut()
    return this.isOpen
  }

  /** An answer is due: if none comes, begin anew. */
  expectAnswer(): void {
    clearTimeout(this.doubt)
    this.doubt = setTimeout(() => this.begin(pauseBefore(0)), PATIENCE)
  }

  answered(): void {
    clearTimeout(this.doubt)
    this.attempt = 0
  }

  /** The network is back, or the person looks again: do not wait out the whole pause. */
  hurry(): void {
    if (this.wanted && !this.isOpen && this.socket?.readyState !== WebSocket.CONNECTING) this.begin(pauseBefore(0))
  }

  /** The network is known to be away: no use in waiting for the socket to notice. */
  cut(): void {
    if (this.wanted && this.socket) this.begin(pauseBefore(this.attempt++))
  }

  private connect(): void {
    const socket = new WebSocket(this.url())
    this.socket = socket
    this.expectAnswer()
    let opened = false
    socket.onopen = () => {
      opened = true
      this.hear.opened()
    }
    socket.onmessage = ({ data }) => this.hear.frame(JSON.parse(data))
    socket.onclose = ({ code }) => {
      this.lost(code)
      if (!opened) this.hear.unreachable()
    }
  }

  private lost(code: number): void {
    this.abandon()
    if (!this.wanted) return
    this.wanted = code !== SESSION_ENDED
    if (!this.wanted) this.hear.ended()
    else this.begin(pauseBefore(this.attempt++))
  }

  private begin(pause: number): void {
    this.abandon()
    clearTimeout(this.retry)
    this.retry = setTimeout(() => this.wanted && this.connect(), pause)
  }

  private abandon(): void {
    clearTimeout(this.doubt)
    const { socket } = this
    if (!socket) return
    this.socket = undefined
    socket.onopen = socket.onmessage = socket.onclose = null
    socket.close()
    this.hear.closed()
  }
}
