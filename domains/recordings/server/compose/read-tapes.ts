import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { picturesOf, soundsOf } from './frames.ts'
import { type Head, readHead } from './read-mjr.ts'
import { writeWebm } from './write-webm.ts'

export interface Track {
  peer: string
  source: string
  kind: 'audio' | 'video'
  file: string
  /** Milliseconds since the recording's first packet. */
  from: number
  to: number
  /** When its picture is there: it may be off in between. */
  spans: [number, number][]
  /** Bytes of sound in each half a second. */
  voice: number[]
}

export const BEAT = 500
/** A camera that has sent nothing for so long is off; a screen on which nothing moves sends little. */
const SILENCE = { camera: 1500, screen: 12_000 }

/** All tapes of a folder as tracks that a composer can read, on one clock. */
export async function readTapes(folder: string, work: string): Promise<Track[]> {
  await mkdir(work, { recursive: true, mode: 0o700 })
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.mjr')).sort()
  const heads = await Promise.all(names.map(async (name) => ({ name, head: await readHead(path.join(folder, name)) })))
  const known = heads.filter((one): one is { name: string; head: Head } => one.head !== undefined)
  const began = Math.min(...known.map(({ head }) => head.at))
  const tracks: Track[] = []
  for (const { name, head } of known) {
    const file = path.join(work, `${tracks.length}.webm`)
    const track = await convert(path.join(folder, name), file, head, Math.round(head.at - began))
    if (track) tracks.push({ ...track, peer: name.slice(0, name.indexOf('.')) })
  }
  return tracks
}

async function convert(
  tape: string,
  file: string,
  { kind, source }: Head,
  offset: number,
): Promise<Omit<Track, 'peer'> | undefined> {
  const spans: [number, number][] = []
  const voice: number[] = []
  let first: number | undefined
  let last = 0
  const silence = source === 'screen' ? SILENCE.screen : SILENCE.camera
  const frames = kind === 'video' ? picturesOf(tape) : soundsOf(tape)
  const written = await writeWebm(file, kind, frames, ({ at, bytes }) => {
    const now = at + offset
    first ??= now
    if (spans.length === 0 || now - last > silence) spans.push([now, now])
    last = now
    spans.at(-1)![1] = now
    const beat = Math.floor(now / BEAT)
    voice[beat] = (voice[beat] ?? 0) + bytes.length
  })
  if (!written || first === undefined) return undefined
  return { source, kind, file, from: first, to: last, spans, voice: kind === 'audio' ? voice : [] }
}
