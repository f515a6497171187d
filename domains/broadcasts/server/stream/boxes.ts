// Boxes of ISO base media files (ISO/IEC 14496-12): a size, a type of four letters, a body.

export interface Box {
  type: string
  /** Where its body begins and ends. */
  from: number
  to: number
}

export function* boxesIn(bytes: Buffer, from = 0, to = bytes.length): Generator<Box> {
  for (let at = from; at + 8 <= to; ) {
    const size = bytes.readUInt32BE(at)
    if (size < 8 || at + size > to) return
    yield { type: bytes.toString('latin1', at + 4, at + 8), from: at + 8, to: at + size }
    at += size
  }
}

export function findBox(bytes: Buffer, path: string, from = 0, to = bytes.length): Box | undefined {
  let found: Box | undefined
  for (const type of path.split('/')) {
    const range = found ?? { from, to }
    found = boxesIn(bytes, range.from, range.to).find((box) => box.type === type)
    if (!found) return undefined
  }
  return found
}

const LARGEST = 32 * 1024 * 1024

/** Hears bytes as they come and tells of each whole box of the top. */
export function boxReader(told: (type: string, box: Buffer) => void): (bytes: Buffer) => void {
  let waiting: Buffer[] = []
  let held = 0
  return (bytes) => {
    waiting.push(bytes)
    held += bytes.length
    if (held < 8) return
    let all = waiting[0]!.length >= 8 ? waiting[0]! : Buffer.concat(waiting)
    if (held < all.readUInt32BE(0)) return
    all = waiting.length > 1 ? Buffer.concat(waiting) : waiting[0]!
    let at = 0
    while (at + 8 <= all.length) {
      const size = all.readUInt32BE(at)
      if (size < 8 || size > LARGEST) throw new Error(`a box of ${size} bytes`)
      if (at + size > all.length) break
      told(all.toString('latin1', at + 4, at + 8), all.subarray(at, at + size))
      at += size
    }
    waiting = at < all.length ? [all.subarray(at)] : []
    held = all.length - at
  }
}
