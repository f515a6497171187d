import { type Packet, packetsOf } from './read-mjr.ts'
import type { Frame } from './webm.ts'

/** Pictures of VP8 (RFC 7741), whole ones only, from the first that needs no other. */
export async function* picturesOf(file: string): AsyncGenerator<Frame> {
  const clock = clockOf(90)
  let parts: Packet[] = []
  let begun = false
  for await (const packet of packetsOf(file)) {
    const at = clock(packet.timestamp)
    if (parts.length > 0 && parts[0]!.timestamp !== packet.timestamp) parts = []
    parts.push(packet)
    if (!packet.marker) continue
    const bytes = joined(parts)
    parts = []
    if (!bytes || bytes.length < 3) continue
    const key = (bytes[0]! & 1) === 0
    begun ||= key && bytes.length >= 10
    if (begun) yield { at, bytes, key }
  }
}

/** A picture whose every packet is there. */
function joined(parts: Packet[]): Buffer | undefined {
  if (parts.at(-1)!.seq - parts[0]!.seq !== parts.length - 1) return undefined
  const payloads = parts.map(({ payload }) => ({ from: descriptorSize(payload), payload }))
  const first = payloads[0]!.payload[0]!
  if ((first & 16) === 0 || (first & 7) !== 0) return undefined
  return Buffer.concat(payloads.map(({ from, payload }) => payload.subarray(from)))
}

/** RFC 7741, 4.2. */
function descriptorSize(payload: Buffer): number {
  if ((payload[0]! & 128) === 0) return 1
  const more = payload[1] ?? 0
  let size = 2
  if (more & 128) size += (payload[size] ?? 0) & 128 ? 2 : 1
  if (more & 64) size += 1
  if (more & 48) size += 1
  return size
}

export async function* soundsOf(file: string): AsyncGenerator<Frame> {
  const clock = clockOf(48)
  for await (const { timestamp, payload } of packetsOf(file)) yield { at: clock(timestamp), bytes: payload, key: true }
}

/** Milliseconds from the ticks of a sender's clock, which turns around 32 bits. */
function clockOf(perMillisecond: number): (timestamp: number) => number {
  let last: number | undefined
  let ticks = 0
  return (timestamp) => {
    if (last !== undefined) ticks += (timestamp - last) | 0
    last = timestamp
    return Math.max(0, Math.round(ticks / perMillisecond))
  }
}
