// Messages of RTMP in chunks (Adobe, «Real-Time Messaging Protocol», 5.3).

export interface Message {
  type: number
  stream: number
  time: number
  body: Buffer
}

const LARGEST = 8 * 1024 * 1024
const EXTENDED = 0xffffff

interface Line extends Omit<Message, 'body'> {
  delta: number
  size: number
  extended: boolean
  got: Buffer[]
  held: number
}

/** Hears bytes after the handshake and tells of each whole message. */
export function chunkReader(told: (message: Message) => void): (bytes: Buffer) => void {
  const lines = new Map<number, Line>()
  let chunkSize = 128
  let waiting: Buffer = Buffer.alloc(0)

  return (bytes) => {
    waiting = waiting.length > 0 ? Buffer.concat([waiting, bytes]) : bytes
    for (;;) {
      const used = readChunk(waiting)
      if (used === 0) return
      waiting = waiting.subarray(used)
    }
  }

  /** How many bytes it was; 0: not all of it is there yet. */
  function readChunk(from: Buffer): number {
    if (from.length < 3) return 0
    const format = from[0]! >> 6
    const low = from[0]! & 63
    const wide = low === 0 ? 2 : low === 1 ? 3 : 1
    const id = low === 0 ? from[1]! + 64 : low === 1 ? from.readUInt16LE(1) + 64 : low
    const headed = wide + [11, 7, 3, 0][format]!
    if (from.length < headed) return 0
    const line = lines.get(id)
    if (!line && format !== 0) throw new RangeError('a chunk that goes on with nothing')
    const next: Line = line ?? { type: 0, stream: 0, time: 0, delta: 0, size: 0, extended: false, got: [], held: 0 }
    let stamp = format < 3 ? from.readUIntBE(wide, 3) : next.delta
    const extended = format < 3 ? stamp === EXTENDED : next.extended
    const start = headed + (extended ? 4 : 0)
    if (from.length < start) return 0
    if (extended && format < 3) stamp = from.readUInt32BE(headed)
    const size = format < 2 ? from.readUIntBE(wide + 3, 3) : next.size
    if (size > LARGEST) throw new RangeError(`a message of ${size} bytes`)
    const part = Math.min(chunkSize, size - next.held)
    if (from.length < start + part) return 0

    if (next.held === 0) {
      next.time = format === 0 ? stamp : (next.time + stamp) >>> 0
      next.delta = format === 0 ? 0 : stamp
    }
    if (format < 3) next.extended = extended
    if (format < 2) {
      next.size = size
      next.type = from[wide + 6]!
    }
    if (format === 0) next.stream = from.readUInt32LE(wide + 7)
    lines.set(id, next)
    next.got.push(from.subarray(start, start + part))
    next.held += part
    if (next.held >= next.size) {
      const { type, stream, time, got } = next
      const body = got.length === 1 ? got[0]! : Buffer.concat(got)
      next.got = []
      next.held = 0
      if (type === 1) chunkSize = Math.max(1, body.readUInt32BE(0) & 0x7fffffff)
      else told({ type, stream, time, body })
    }
    return start + part
  }
}

const OURS = 4096

/** A message of ours, small enough for one chunk: we only answer. */
export function writeMessage(line: number, type: number, stream: number, body: Buffer): Buffer {
  if (body.length > OURS) throw new RangeError('too long an answer')
  const header = Buffer.alloc(12)
  header[0] = line
  header.writeUIntBE(body.length, 4, 3)
  header[7] = type
  header.writeUInt32LE(stream, 8)
  return Buffer.concat([header, body])
}

export const OUR_CHUNK = OURS
