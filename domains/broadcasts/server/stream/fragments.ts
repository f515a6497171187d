import { boxesIn, findBox } from './boxes.ts'

/** What a player is told before the first picture. */
export interface Init {
  bytes: Buffer
  codecs: string
  video: number
  timescale: number
}

/** One moof with its mdat: some pictures, or sound alone. */
export interface Fragment {
  bytes: Buffer
  frames: number
  seconds: number
  /** Begins with a whole picture, from which a player may start. */
  key: boolean
}

export function readInit(bytes: Buffer): Init {
  const moov = findBox(bytes, 'moov')
  if (!moov) throw new Error('an init without a moov')
  const traks = [...boxesIn(bytes, moov.from, moov.to)].filter(({ type }) => type === 'trak')
  const tracks = traks.map(({ from, to }) => readTrack(bytes, from, to))
  const video = tracks.find(({ kind }) => kind === 'vide')
  if (!video) throw new Error('an init without a picture')
  return { bytes, codecs: tracks.map(({ codec }) => codec).join(','), video: video.id, timescale: video.timescale }
}

function readTrack(bytes: Buffer, from: number, to: number) {
  const at = (path: string) => {
    const box = findBox(bytes, path, from, to)
    if (!box) throw new Error(`a track without ${path}`)
    return box.from
  }
  const long = (box: number, short: number, wide: number) => box + (bytes[box] === 1 ? wide : short)
  const kind = bytes.toString('latin1', at('mdia/hdlr') + 8, at('mdia/hdlr') + 12)
  const header = at('mdia/mdhd')
  return {
    id: bytes.readUInt32BE(long(at('tkhd'), 12, 20)),
    kind,
    timescale: bytes.readUInt32BE(long(header, 12, 20)),
    codec: kind === 'vide' ? codecOf(bytes.subarray(from, to)) : 'mp4a.40.2',
  }
}

/** Profile, constraints and level of the avcC box, as RFC 6381 writes them. */
function codecOf(track: Buffer): string {
  const at = track.indexOf('avcC', 0, 'latin1')
  if (at < 0) throw new Error('a picture that is not H.264')
  return `avc1.${track.toString('hex', at + 5, at + 8)}`
}

const NON_SYNC = 0x10000

export function readFragment(bytes: Buffer, { video, timescale }: Init): Fragment {
  const moof = findBox(bytes, 'moof')
  if (!moof) throw new Error('a fragment without a moof')
  for (const { type, from, to } of boxesIn(bytes, moof.from, moof.to)) {
    if (type !== 'traf') continue
    const seen = readRun(bytes, from, to)
    if (seen.track === video)
      return { bytes, frames: seen.samples, seconds: seen.ticks / timescale, key: (seen.first & NON_SYNC) === 0 }
  }
  return { bytes, frames: 0, seconds: 0, key: false }
}

function readRun(bytes: Buffer, from: number, to: number) {
  const header = findBox(bytes, 'tfhd', from, to)!.from
  const given = bytes.readUInt32BE(header) & 0xffffff
  let at = header + 8
  const take = (flag: number, size: number) => {
    if (!(given & flag)) return 0
    at += size
    return bytes.readUInt32BE(at - 4)
  }
  take(0x1, 8)
  take(0x2, 4)
  const duration = take(0x8, 4)
  take(0x10, 4)
  const flags = take(0x20, 4)
  const run = { track: bytes.readUInt32BE(header + 4), samples: 0, ticks: 0, first: flags }
  for (const box of boxesIn(bytes, from, to)) if (box.type === 'trun') addRun(bytes, box.from, run, { duration, flags })
  return run
}

function addRun(
  bytes: Buffer,
  from: number,
  run: { samples: number; ticks: number; first: number },
  known: { duration: number; flags: number },
): void {
  const given = bytes.readUInt32BE(from) & 0xffffff
  const count = bytes.readUInt32BE(from + 4)
  let at = from + 8 + (given & 0x1 ? 4 : 0)
  const first = given & 0x4 ? bytes.readUInt32BE(at) : undefined
  if (first !== undefined) at += 4
  for (let n = 0; n < count; n++) {
    run.ticks += given & 0x100 ? bytes.readUInt32BE(at) : known.duration
    at += (given & 0x100 ? 4 : 0) + (given & 0x200 ? 4 : 0)
    const flags = given & 0x400 ? bytes.readUInt32BE(at) : known.flags
    at += (given & 0x400 ? 4 : 0) + (given & 0x800 ? 4 : 0)
    if (run.samples + n === 0) run.first = first ?? flags
  }
  run.samples += count
}
