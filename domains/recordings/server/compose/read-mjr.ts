import { type FileHandle, open } from 'node:fs/promises'

// A tape as both engines leave it: MJR00002, its head, and packets. What was cut off by a crash is read to its last
// whole packet.

export interface Head {
  kind: 'audio' | 'video'
  source: string
  /** Milliseconds of the wall clock at its first packet. */
  at: number
}

export interface Packet {
  seq: number
  timestamp: number
  marker: boolean
  payload: Buffer
}

const CHUNK = 1024 * 1024
/** Packets that came late are put back into their place among so many. */
const PATIENCE = 64

export async function readHead(file: string): Promise<Head | undefined> {
  const handle = await open(file)
  try {
    return (await headOf(handle))?.head
  } finally {
    await handle.close()
  }
}

async function headOf(handle: FileHandle): Promise<{ head: Head; size: number } | undefined> {
  const { buffer: start, bytesRead } = await handle.read(Buffer.alloc(4096), 0, 4096, 0)
  if (bytesRead < 10 || start.toString('latin1', 0, 8) !== 'MJR00002') return undefined
  const size = 10 + start.readUInt16BE(8)
  if (size > bytesRead) return undefined
  const { t, d, s, u } = JSON.parse(start.toString('utf8', 10, size))
  return { head: { kind: t === 'a' ? 'audio' : 'video', source: String(d ?? ''), at: Number(u ?? s) / 1000 }, size }
}

/** In the order of their numbers, each once. */
export async function* packetsOf(file: string): AsyncGenerator<Packet> {
  const waiting: Packet[] = []
  let given = -1
  let last: number | undefined
  for await (const packet of inOrderOfComing(file)) {
    packet.seq = last === undefined ? packet.seq : unrolled(packet.seq, last)
    last = Math.max(last ?? packet.seq, packet.seq)
    if (packet.seq <= given) continue
    const place = waiting.findLastIndex(({ seq }) => seq <= packet.seq)
    if (waiting[place]?.seq === packet.seq) continue
    waiting.splice(place + 1, 0, packet)
    if (waiting.length <= PATIENCE) continue
    const next = waiting.shift()!
    given = next.seq
    yield next
  }
  yield* waiting
}

/** The number without its turns around 16 bits. */
const unrolled = (seq: number, near: number): number => near + ((((seq - near) % 65_536) + 98_304) % 65_536) - 32_768

async function* inOrderOfComing(file: string): AsyncGenerator<Packet> {
  const handle = await open(file)
  try {
    const begun = await headOf(handle)
    if (!begun) return
    let at = begun.size
    let rest = Buffer.alloc(0)
    for (;;) {
      const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at)
      if (bytesRead === 0) return
      at += bytesRead
      rest = Buffer.concat([rest, buffer.subarray(0, bytesRead)])
      let from = 0
      while (from + 10 <= rest.length) {
        const size = rest.readUInt16BE(from + 8)
        if (rest.toString('latin1', from, from + 4) !== 'MEET') return
        if (from + 10 + size > rest.length) break
        const packet = readPacket(rest.subarray(from + 10, from + 10 + size))
        if (packet) yield packet
        from += 10 + size
      }
      rest = rest.subarray(from)
    }
  } finally {
    await handle.close()
  }
}

/** RFC 3550, 5.1. */
function readPacket(bytes: Buffer): Packet | undefined {
  if (bytes.length < 12 || bytes[0]! >> 6 !== 2) return undefined
  let from = 12 + (bytes[0]! & 15) * 4
  if (bytes[0]! & 16) {
    if (from + 4 > bytes.length) return undefined
    from += 4 + bytes.readUInt16BE(from + 2) * 4
  }
  const to = bytes[0]! & 32 ? bytes.length - bytes[bytes.length - 1]! : bytes.length
  if (from >= to) return undefined
  return {
    seq: bytes.readUInt16BE(2),
    timestamp: bytes.readUInt32BE(4),
    marker: (bytes[1]! & 128) !== 0,
    payload: bytes.subarray(from, to),
  }
}
