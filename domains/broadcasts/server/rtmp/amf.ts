// AMF0, in which RTMP says its commands (Adobe, «Action Message Format — AMF 0»).

export type Amf = number | boolean | string | null | undefined | Amf[] | { [key: string]: Amf }

const DEEPEST = 8

export function readAmf(bytes: Buffer): Amf[] {
  let at = 0
  const text = (size: number) => {
    at += size
    return bytes.toString('utf8', at - size, at)
  }
  const short = () => {
    at += 2
    return bytes.readUInt16BE(at - 2)
  }
  const long = () => {
    at += 4
    return bytes.readUInt32BE(at - 4)
  }
  function fields(deep: number): { [key: string]: Amf } {
    const known: [string, Amf][] = []
    while (at < bytes.length) {
      const name = text(short())
      if (!name && bytes[at] === 9) {
        at += 1
        break
      }
      known.push([name, value(deep + 1)])
    }
    return Object.fromEntries(known)
  }
  function value(deep: number): Amf {
    if (deep > DEEPEST) throw new RangeError('too deep')
    const marker = bytes.readUInt8(at)
    at += 1
    if (marker === 0) {
      at += 8
      return bytes.readDoubleBE(at - 8)
    }
    if (marker === 1) {
      at += 1
      return bytes[at - 1] !== 0
    }
    if (marker === 2) return text(short())
    if (marker === 12) return text(long())
    if (marker === 3) return fields(deep)
    if (marker === 8) {
      at += 4 // says how many there are, and need not be right
      return fields(deep)
    }
    if (marker === 10) return Array.from({ length: Math.min(long(), 1000) }, () => value(deep + 1))
    if (marker === 11) {
      at += 10
      return null
    }
    if (marker === 5) return null
    if (marker === 6) return undefined
    throw new RangeError(`marker ${marker} of AMF`)
  }
  const all: Amf[] = []
  while (at < bytes.length) all.push(value(0))
  return all
}

export function writeAmf(values: Amf[]): Buffer {
  return Buffer.concat(values.map(write))
}

function write(value: Amf): Buffer {
  if (value === null || value === undefined) return Buffer.from([value === null ? 5 : 6])
  if (typeof value === 'boolean') return Buffer.from([1, value ? 1 : 0])
  if (typeof value === 'string') return Buffer.concat([Buffer.from([2]), name(value)])
  if (typeof value === 'number') {
    const bytes = Buffer.alloc(9)
    bytes.writeDoubleBE(value, 1)
    return bytes
  }
  const entries = Object.entries(value).flatMap(([key, inner]) => [name(key), write(inner)])
  return Buffer.concat([Buffer.from([3]), ...entries, Buffer.from([0, 0, 9])])
}

function name(text: string): Buffer {
  const size = Buffer.alloc(2)
  size.writeUInt16BE(Buffer.byteLength(text))
  return Buffer.concat([size, Buffer.from(text)])
}
