// As much of Matroska as sound and a picture need, so that ffmpeg can read what came in packets.

export interface Frame {
  /** Milliseconds since the first packet. */
  at: number
  bytes: Buffer
  key: boolean
}

export type Codec = 'VP8' | 'H264' | 'OPUS'

const UNKNOWN = Buffer.from('01ffffffffffffff', 'hex')

/** Tracks are numbered from 1 on. `first`: a key frame of the picture, if there is one. */
export function webmHead(codecs: Codec[], first: Buffer): Buffer {
  const ebml = element(
    '1a45dfa3',
    ...[number('4286', 1), number('42f7', 1), number('42f2', 4), number('42f3', 8)],
    ...[element('4282', Buffer.from('webm')), number('4287', 4), number('4285', 2)],
  )
  const app = Buffer.from('zvonok')
  const info = element('1549a966', number('2ad7b1', 1_000_000), element('4d80', app), element('5741', app))
  const entries = codecs.map((codec, at) =>
    element('ae', number('d7', at + 1), number('73c5', at + 1), number('9c', 0), ...about(codec, first)),
  )
  return Buffer.concat([ebml, Buffer.from('18538067', 'hex'), UNKNOWN, info, element('1654ae6b', ...entries)])
}

/** As long as whatever follows. */
export const webmCluster = (at: number): Buffer =>
  Buffer.concat([Buffer.from('1f43b675', 'hex'), UNKNOWN, number('e7', at)])

export function webmBlock(track: number, { at, key, bytes }: Frame, cluster: number): Buffer {
  const head = Buffer.alloc(4)
  head[0] = 0x80 | track
  head.writeInt16BE(Math.max(0, at - cluster), 1)
  head[3] = key ? 0x80 : 0
  return element('a3', head, bytes)
}

function about(codec: Codec, first: Buffer): Buffer[] {
  if (codec === 'OPUS') return SOUND
  // A key frame of VP8 says how large it is (RFC 6386, 9.1); one of H.264 is asked by the decoder itself.
  const [width, height] =
    codec === 'VP8' ? [first.readUInt16LE(6) & 0x3fff, first.readUInt16LE(8) & 0x3fff] : [1280, 720]
  return [
    number('83', 1),
    element('86', Buffer.from(codec === 'VP8' ? 'V_VP8' : 'V_MPEG4/ISO/AVC')),
    element('e0', number('b0', width), number('ba', height)),
  ]
}

const OPUS = Buffer.from([...Buffer.from('OpusHead'), 1, 2, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0])
const RATE = Buffer.alloc(8)
RATE.writeDoubleBE(48_000)
const SOUND = [
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
