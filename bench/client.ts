import { connect, type Socket } from 'node:net'

export type OnFrame = (client: Client, payload: Buffer) => void

/**
 * A WebSocket client as lean as it gets: the generator shares the machine with nobody's patience. It hands over the
 * bytes of each frame's payload; the zero mask leaves what it sends as it is.
 */
export class Client {
  index: number
  socket: Socket
  open = false
  #rest: Buffer | null = null
  #onFrame: OnFrame
  #opened!: () => void

  constructor(index: number, port: number, token: string, onFrame: OnFrame) {
    this.index = index
    this.#onFrame = onFrame
    this.socket = connect({ port, host: '127.0.0.1', noDelay: true })
    this.socket.write(
      `GET /live HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nAuthorization: Bearer ${token}\r\n\r\n`,
    )
    this.socket.on('data', (chunk) => this.#take(chunk))
    this.socket.on('error', () => undefined)
  }

  opened(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#opened = resolve
      this.socket.once('close', () => reject(new Error(`client ${this.index} was closed`)))
    })
  }

  send(json: string): void {
    const length = Buffer.byteLength(json)
    const head = length < 126 ? 6 : 8
    const frame = Buffer.alloc(head + length)
    frame[0] = 0x81
    if (length < 126) frame[1] = 0x80 | length
    else {
      frame[1] = 0x80 | 126
      frame.writeUInt16BE(length, 2)
    }
    frame.write(json, head)
    this.socket.write(frame)
  }

  close(): void {
    this.open = false
    this.socket.destroy()
  }

  #take(chunk: Buffer): void {
    let bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk
    this.#rest = null
    if (!this.open) {
      const end = bytes.indexOf('\r\n\r\n')
      if (end < 0) {
        this.#rest = bytes
        return
      }
      if (bytes.toString('latin1', 9, 12) !== '101') throw new Error(`refused: ${bytes.toString('latin1', 0, 60)}`)
      this.open = true
      bytes = bytes.subarray(end + 4)
      this.#opened?.()
    }
    let at = 0
    while (bytes.length - at >= 2) {
      const short = bytes[at + 1]!
      const head = short < 126 ? 2 : short === 126 ? 4 : 10
      if (bytes.length - at < head) break
      const length =
        short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2))
      if (bytes.length - at < head + length) break
      const kind = bytes[at]! & 0x0f
      if (kind === 1) this.#onFrame(this, bytes.subarray(at + head, at + head + length))
      else if (kind === 9) this.socket.write(Buffer.from([0x8a, 0x80, 0, 0, 0, 0]))
      at += head + length
    }
    if (at < bytes.length) this.#rest = bytes.subarray(at)
  }
}
