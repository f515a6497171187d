/** An unmasked WebSocket text frame, header and payload in one piece: built once, written to every socket by reference. */
export function textFrame(payload: string): Buffer {
  const length = Buffer.byteLength(payload)
  const frame = Buffer.allocUnsafe(headLength(length) + length)
  frame.write(payload, writeHead(frame, length))
  return frame
}

/** The same from bytes that exist already. */
export function joinedFrame(parts: Buffer[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const frame = Buffer.allocUnsafe(headLength(length) + length)
  let at = writeHead(frame, length)
  for (const part of parts) at += part.copy(frame, at)
  return frame
}

const headLength = (length: number): number => (length < 126 ? 2 : length < 65_536 ? 4 : 10)

/** Where the payload of a frame of ours begins. */
export const payloadAt = (frame: Buffer): number => (frame[1]! < 126 ? 2 : frame[1] === 126 ? 4 : 10)

export const PING = Buffer.from([0x89, 0])

const FINAL_TEXT = 0x81

function writeHead(frame: Buffer, length: number): number {
  frame[0] = FINAL_TEXT
  if (length < 126) {
    frame[1] = length
    return 2
  }
  if (length < 65_536) {
    frame[1] = 126
    frame.writeUInt16BE(length, 2)
    return 4
  }
  frame[1] = 127
  frame.writeBigUInt64BE(BigInt(length), 2)
  return 10
}
