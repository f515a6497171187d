import { type FileHandle, open } from 'node:fs/promises'

export interface IsoMedia {
  seconds?: number
  width?: number
  height?: number
  hasVideo: boolean
}

interface Box {
  type: string
  start: number
  /** Where its content begins. */
  body: number
  end: number
}

const BOXES_AT_MOST = 20_000
const FORGETTABLE = new Set(['udta', 'meta', 'uuid'])

/**
 * MP4, MOV, M4A: learns length and size, and takes out what a phone writes about itself and the place of the shot
 * (ISO/IEC 14496-12: such boxes become `free`, of the same length, so that nothing else has to move).
 */
export async function readIsoMedia(file: string): Promise<IsoMedia> {
  const handle = await open(file, 'r+')
  try {
    const { size } = await handle.stat()
    const media: IsoMedia = { hasVideo: false }
    await walk(handle, { start: 0, end: size }, media, { left: BOXES_AT_MOST })
    return media
  } finally {
    await handle.close()
  }
}

async function walk(
  handle: FileHandle,
  { start, end }: { start: number; end: number },
  media: IsoMedia,
  budget: { left: number },
): Promise<void> {
  for (let at = start; at + 8 <= end; ) {
    if (budget.left-- === 0) return
    const box = await readBox(handle, at, end)
    if (!box) return
    await visit(handle, box, media, budget)
    at = box.end
  }
}

async function visit(handle: FileHandle, box: Box, media: IsoMedia, budget: { left: number }): Promise<void> {
  if (FORGETTABLE.has(box.type)) return forget(handle, box)
  if (box.type === 'mvhd') return readLength(await content(handle, box), media)
  if (box.type === 'tkhd') return readSize(await content(handle, box), media)
  if (box.type === 'trak') {
    const handler = await handlerOf(handle, box, budget)
    if (handler === 'vide') media.hasVideo = true
    // A track that is neither seen nor heard: where the camera was, second by second.
    if (handler === 'meta' || handler === 'gpmd') return forget(handle, box)
  }
  if (box.type === 'moov' || box.type === 'trak') await walk(handle, { start: box.body, end: box.end }, media, budget)
}

async function readBox(handle: FileHandle, at: number, end: number): Promise<Box | undefined> {
  const head = await read(handle, at, 16)
  if (head.length < 8) return undefined
  const short = head.readUInt32BE(0)
  const long = short === 1 && head.length === 16
  const length = short === 0 ? end - at : long ? Number(head.readBigUInt64BE(8)) : short
  if (length < (long ? 16 : 8) || at + length > end) return undefined
  return { type: head.toString('latin1', 4, 8), start: at, body: at + (long ? 16 : 8), end: at + length }
}

async function forget(handle: FileHandle, { start, body, end }: Box): Promise<void> {
  await handle.write(Buffer.from('free', 'latin1'), 0, 4, start + 4)
  const zeros = Buffer.alloc(Math.min(1024 ** 2, end - body))
  for (let at = body; at < end; at += zeros.length) await handle.write(zeros, 0, Math.min(zeros.length, end - at), at)
}

/** trak → mdia → hdlr: what the track is. */
async function handlerOf(handle: FileHandle, track: Box, budget: { left: number }): Promise<string | undefined> {
  const media = await findBox(handle, track, 'mdia', budget)
  const handler = media && (await findBox(handle, media, 'hdlr', budget))
  return handler && (await content(handle, handler)).toString('latin1', 8, 12)
}

async function findBox(handle: FileHandle, { body, end }: Box, type: string, budget: { left: number }) {
  for (let at = body; at + 8 <= end; ) {
    if (budget.left-- === 0) return undefined
    const box = await readBox(handle, at, end)
    if (!box || box.type === type) return box
    at = box.end
  }
  return undefined
}

function readLength(body: Buffer, media: IsoMedia): void {
  const wide = body[0] === 1
  if (body.length < (wide ? 32 : 20)) return
  const scale = body.readUInt32BE(wide ? 20 : 12)
  const length = wide ? Number(body.readBigUInt64BE(24)) : body.readUInt32BE(16)
  if (scale > 0 && length > 0 && length / scale < 86_400) media.seconds = length / scale
}

/** The last eight bytes, 16.16 each; a track of sound has zeros there. */
function readSize(body: Buffer, media: IsoMedia): void {
  const at = (body[0] === 1 ? 96 : 84) - 8
  if (body.length < at + 8) return
  const [width, height] = [body.readUInt16BE(at), body.readUInt16BE(at + 4)]
  if (!width || !height) return
  // The matrix turns a film that was shot upright: its first row has no x then.
  const turned = body.readInt32BE(at - 36) === 0
  media.width = turned ? height : width
  media.height = turned ? width : height
}

const content = (handle: FileHandle, { body, end }: Box) => read(handle, body, Math.min(end - body, 256))

async function read(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
  return buffer.subarray(0, bytesRead)
}
