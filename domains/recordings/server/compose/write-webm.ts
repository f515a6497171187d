import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import type { Frame } from './frames.ts'

// As much of Matroska as one track needs, so that a composer can read what was taped.

const UNKNOWN = Buffer.from('01ffffffffffffff', 'hex')
const CLUSTER_LASTS = 5000

export async function writeWebm(
  file: string,
  kind: 'audio' | 'video',
  frames: AsyncIterable<Frame>,
  seen: (frame: Frame) => void,
): Promise<boolean> {
  const out = createWriteStream(file, { mode: 0o600 })
  const put = async (bytes: Buffer) => {
    if (!out.write(bytes)) await once(out, 'drain')
  }
  let cluster: number | undefined
  for await (const frame of frames) {
    seen(frame)
    if (cluster === undefined) await put(head(kind, frame.bytes))
    if (cluster === undefined || frame.at - cluster > CLUSTER_LASTS) {
      cluster = frame.at
      await put(Buffer.concat([Buffer.from('1f43b675', 'hex'), UNKNOWN, number('e7', cluster)]))
    }
    const block = Buffer.alloc(4)
    block[0] = 0x81
    block.writeInt16BE(Math.max(0, frame.at - cluster), 1)
    block[3] = frame.key ? 0x80 : 0
    await put(element('a3', block, frame.bytes))
  }
  out.end()
  await once(out, 'close')
  return cluster !== undefined
}

function head(kind: 'audio' | 'video', first: Buffer): Buffer {
  const ebml = element(
    '1a45dfa3',
    ...[number('4286', 1), number('42f7', 1), number('42f2', 4), number('42f3', 8)],
    ...[element('4282', Buffer.from('webm')), number('4287', 4), number('4285', 2)],
  )
  const app = Buffer.from('zvonok')
  const info = element('1549a966', number('2ad7b1', 1_000_000), element('4d80', app), element('5741', app))
  const about = [number('d7', 1), number('73c5', 1), number('9c', 0)]
  const entry = kind === 'video' ? [...about, ...video(first)] : [...about, ...AUDIO]
  const tracks = element('1654ae6b', element('ae', ...entry))
  return Buffer.concat([ebml, Buffer.from('18538067', 'hex'), UNKNOWN, info, tracks])
}

/** A key frame says how large it is: RFC 6386, 9.1. */
const video = (key: Buffer): Buffer[] => [
  number('83', 1),
  element('86', Buffer.from('V_VP8')),
  element('e0', number('b0', key.readUInt16LE(6) & 0x3fff), number('ba', key.readUInt16LE(8) & 0x3fff)),
]

const OPUS = Buffer.from([...Buffer.from('OpusHead'), 1, 2, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])
const RATE = Buffer.alloc(8)
RATE.writeDoubleBE(48_000)
const AUDIO = [
  number('83', 2),
  element('86', Buffer.from('A_OPUS')),
  element('63a2', OPUS),
  element('e1', element('b5', RATE), number('9f', 2)),
]

function element(id: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const size = Buffer.alloc(4)
  size.writeUInt32BE(0x10000000 + body.length)
  return Buffer.concat([Buffer.from(id, 'hex'), size, body])
}

function number(id: string, value: number): Buffer {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64BE(BigInt(value))
  return element(id, bytes)
}
