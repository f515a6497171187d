import { randomBytes } from 'node:crypto'
import type { Socket } from 'node:net'
import { type Amf, readAmf, writeAmf } from './amf.ts'
import { chunkReader, type Message, OUR_CHUNK, writeMessage } from './chunks.ts'
import { AUDIO, SCRIPT, VIDEO } from './flv.ts'

/** Whoever has the right key. */
export interface Publisher {
  take(type: number, time: number, body: Buffer): boolean
  gone(): void
}

const HANDSHAKE = 1536
const SPEAKS_WITHIN = 10_000
const SILENT_FOR = 30_000
const WINDOW = 2_500_000
const [ACK, ACK_WINDOW, PEER_WINDOW, COMMAND_AMF3, COMMAND] = [3, 5, 6, 17, 20]

/**
 * One camera at our door: it says hello, then its key, then sends; it is asked nothing and gets nothing.
 * `admit` answers null to whom it does not let in, and never throws.
 */
export function serveCamera(
  socket: Socket,
  admit: (key: string, camera: { resume(): void; end(): void }) => Promise<Publisher | null>,
): void {
  let publisher: Publisher | null = null
  let asked = false
  let received = 0
  let acknowledged = 0
  let greeted = 0
  let early: Buffer = Buffer.alloc(0)
  const read = chunkReader(hear)
  const strange = setTimeout(() => socket.destroy(), SPEAKS_WITHIN)

  socket.setNoDelay(true)
  socket.setTimeout(SILENT_FOR, () => socket.destroy())
  socket.on('error', () => socket.destroy())
  socket.on('close', () => {
    clearTimeout(strange)
    publisher?.gone()
    publisher = null
  })
  socket.on('data', (bytes: Buffer) => {
    received += bytes.length
    try {
      const rest = greeted === 2 ? bytes : greet(bytes)
      if (rest.length > 0) read(rest)
    } catch {
      socket.destroy() // no camera: it does not speak as they do
    }
    if (received - acknowledged > WINDOW / 2) {
      acknowledged = received
      send(2, ACK, number(received >>> 0))
    }
  })

  /** C0 and C1 are answered with S0, S1 and S2; C2 is read over. */
  function greet(bytes: Buffer): Buffer {
    early = Buffer.concat([early, bytes])
    if (greeted === 0 && early.length >= 1 + HANDSHAKE) {
      if (early[0] !== 3) throw new RangeError('another version')
      socket.write(
        Buffer.concat([
          Buffer.from([3]),
          Buffer.alloc(8),
          randomBytes(HANDSHAKE - 8),
          early.subarray(1, 1 + HANDSHAKE),
        ]),
      )
      early = early.subarray(1 + HANDSHAKE)
      greeted = 1
    }
    if (greeted !== 1 || early.length < HANDSHAKE) return Buffer.alloc(0)
    greeted = 2
    const rest = early.subarray(HANDSHAKE)
    early = Buffer.alloc(0)
    return rest
  }

  function hear({ type, stream, time, body }: Message): void {
    if (type === COMMAND) obey(readAmf(body), stream)
    else if (type === COMMAND_AMF3) obey(readAmf(body.subarray(1)), stream)
    if (!publisher || (type !== AUDIO && type !== VIDEO && type !== SCRIPT) || body.length === 0) return
    if (!publisher.take(type, time, body)) socket.pause()
  }

  function obey([name, no, , first]: Amf[], stream: number): void {
    if (name === 'connect') {
      send(2, ACK_WINDOW, number(WINDOW))
      send(2, PEER_WINDOW, Buffer.concat([number(WINDOW), Buffer.from([2])]))
      send(2, 1, number(OUR_CHUNK))
      answer(0, ['_result', no, { fmsVer: 'FMS/3,0,1,123', capabilities: 31 }, status('NetConnection.Connect.Success')])
    } else if (name === 'createStream') {
      answer(0, ['_result', no, null, 1])
    } else if (name === 'publish') {
      if (!asked) void letIn(String(first ?? ''), stream)
    } else if (name === 'deleteStream' || name === 'FCUnpublish' || name === 'closeStream') {
      socket.end()
    }
  }

  async function letIn(key: string, stream: number): Promise<void> {
    asked = true
    socket.pause()
    const camera = { resume: () => void socket.resume(), end: () => void socket.destroySoon() }
    const admitted = await admit(key, camera)
    clearTimeout(strange)
    if (socket.destroyed) return admitted?.gone()
    if (!admitted) {
      answer(stream, ['onStatus', 0, null, status('NetStream.Publish.BadName', 'error')])
      socket.end()
      return
    }
    publisher = admitted
    answer(stream, ['onStatus', 0, null, status('NetStream.Publish.Start')])
    socket.resume()
  }

  const status = (code: string, level = 'status') => ({ level, code, description: code })
  const answer = (stream: number, values: Amf[]) => send(stream ? 5 : 3, COMMAND, writeAmf(values), stream)
  const send = (line: number, type: number, body: Buffer, stream = 0) => {
    if (!socket.destroyed) socket.write(writeMessage(line, type, stream, body))
  }
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}
