import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import os from 'node:os'
import { createInterface } from 'node:readline'
import type { Track } from './read-tapes.ts'

const FFMPEG = '/usr/bin/ffmpeg'
const FFPROBE = '/usr/bin/ffprobe'

export const findFfmpeg = (): string | undefined => (existsSync(FFMPEG) && existsSync(FFPROBE) ? FFMPEG : undefined)

interface Film {
  tracks: Track[]
  graph: string
  total: number
  output: string
}

/** One file of all tracks. `told` hears how many milliseconds of it are there. */
export async function runFfmpeg({ tracks, graph, total, output }: Film, told: (done: number) => void): Promise<void> {
  // A picture that changes its size must not begin the graph anew: its clock would, too.
  const inputs = tracks.flatMap(({ kind, from, file }) => [
    ...(kind === 'video' ? ['-reinit_filter', '0'] : []),
    ...['-itsoffset', String(from / 1000), '-i', file],
  ])
  const sound = tracks.some(({ kind }) => kind === 'audio')
  await run(
    [
      ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-y', '-progress', 'pipe:1', ...inputs],
      ...['-filter_complex', graph, '-map', '[picture]', ...(sound ? ['-map', '[sound]'] : [])],
      ...['-c:v', 'libx264', '-preset', 'ultrafast', '-tune', 'fastdecode', '-crf', '27', '-g', '75'],
      ...['-c:a', 'aac', '-ar', '48000', '-ac', '1', '-b:a', '64k'],
      ...['-t', String(total / 1000), '-movflags', '+faststart', output],
    ],
    told,
  )
}

async function run(args: string[], told: (done: number) => void): Promise<void> {
  const child = spawn(FFMPEG, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: '/usr/bin:/bin' } })
  // Lessons go on meanwhile.
  if (child.pid) os.setPriority(child.pid, 10)
  createInterface({ input: child.stdout }).on('line', (line) => {
    const done = /^out_time_us=(\d+)/.exec(line)?.[1]
    if (done) told(Number(done) / 1000)
  })
  let complaint = ''
  child.stderr.on('data', (bytes) => (complaint = (complaint + bytes).slice(-2000)))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', resolve)
  })
  if (code !== 0) throw new Error(`ffmpeg ends with ${code}: ${complaint}`)
}

export interface Probed {
  seconds: number
  video: boolean
  audio: boolean
}

/** What the film is by its own bytes: it is looked at before the tapes are let go. */
export async function probe(file: string): Promise<Probed> {
  const args = ['-v', 'error', '-show_entries', 'format=duration:stream=codec_type', '-of', 'json', file]
  const child = spawn(FFPROBE, args, { stdio: ['ignore', 'pipe', 'inherit'], env: { PATH: '/usr/bin:/bin' } })
  let said = ''
  for await (const bytes of child.stdout) said += bytes
  const { format, streams = [] } = JSON.parse(said) as {
    format?: { duration?: string }
    streams?: { codec_type: string }[]
  }
  const has = (type: string) => streams.some(({ codec_type }) => codec_type === type)
  return { seconds: Number(format?.duration ?? 0), video: has('video'), audio: has('audio') }
}
