// FLV, as ffmpeg reads it: the messages of RTMP, each with a header (Adobe, «Flash Video File Format», annex E).

export const AUDIO = 8
export const VIDEO = 9
export const SCRIPT = 18

export const FLV_HEADER = Buffer.from([0x46, 0x4c, 0x56, 1, 5, 0, 0, 0, 9, 0, 0, 0, 0])

export function writeTag(type: number, time: number, body: Buffer): Buffer {
  const tag = Buffer.alloc(body.length + 15)
  tag[0] = type
  tag.writeUIntBE(body.length, 1, 3)
  tag.writeUIntBE(time & 0xffffff, 4, 3)
  tag[7] = time >>> 24
  body.copy(tag, 11)
  tag.writeUInt32BE(body.length + 11, body.length + 11)
  return tag
}

/** What a decoder is told once, at the beginning: it must be told again to one that begins in the middle. */
export const isVideoHeader = (body: Buffer): boolean => (body[0]! & 0x0f) === 7 && body[1] === 0
export const isAudioHeader = (body: Buffer): boolean => body[0]! >> 4 === 10 && body[1] === 0
