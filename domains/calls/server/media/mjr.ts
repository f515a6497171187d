import { createWriteStream, type WriteStream } from 'node:fs'

/** What a tape says of itself: Janus's own format, so that both engines leave the same on the disk. */
export interface MjrHead {
  /** audio or video */
  t: 'a' | 'v'
  c: 'opus' | 'vp8'
  /** Which of a person's sources. */
  d: string
  /** Microseconds of the wall clock: when it was opened, and when its first packet came. */
  s: number
  u: number
}

/** Writes packets as they come: whatever dies, what was written until then can be read. */
export class MjrFile {
  private readonly stream: WriteStream
  private readonly began = Date.now()

  constructor(file: string, about: Pick<MjrHead, 't' | 'c' | 'd'>) {
    this.stream = createWriteStream(file, { mode: 0o600 })
    this.stream.on('error', (error) => console.error('a tape is not written:', error))
    const head: MjrHead = { ...about, s: this.began * 1000, u: this.began * 1000 }
    const json = Buffer.from(JSON.stringify(head))
    this.stream.write(Buffer.concat([Buffer.from('MJR00002'), sized(json)]))
  }

  write(packet: Buffer): void {
    const mark = Buffer.alloc(8, 'MEET')
    mark.writeUInt32BE(Date.now() - this.began, 4)
    this.stream.write(Buffer.concat([mark, sized(packet)]))
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.stream.end(() => resolve()))
  }
}

function sized(bytes: Buffer): Buffer {
  const size = Buffer.alloc(2)
  size.writeUInt16BE(bytes.length)
  return Buffer.concat([size, bytes])
}
