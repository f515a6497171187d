import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { findFfmpeg } from '#domains/recordings'
import { log } from '#server/log'
import type { Rung } from '../../contract.ts'
import { PACE } from '../../rules.ts'
import { RUNGS } from './playlist.ts'

/** In what a source comes. */
export type Form = 'flv' | 'webm' | 'mp4'

export interface Encoder {
  readonly pid: number | undefined
  /** False: it has enough for now, `drained` will be told. */
  write(bytes: Buffer): boolean
  /** Bytes that it has not taken yet. */
  waiting(): number
  /** No more will come: what is inside still goes out. */
  end(): void
  kill(): void
}

interface Wish {
  form: Form
  /** The source has sound; without it there is silence, so that all takes are of one kind. */
  sound: boolean
  out(rung: Rung, bytes: Buffer): void
  drained(): void
  gone(why: string): void
}

/** Whatever a source sends becomes H.264 and AAC of an even pace, in two sizes: a part is a part, a second is a second. */
export function startEncoder({ form, sound, out, drained, gone }: Wish): Encoder {
  const ffmpeg = findFfmpeg()
  if (!ffmpeg) throw new Error('ffmpeg is not installed')
  const child = spawn(ffmpeg, argsFor(form, sound), {
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: { PATH: '/usr/bin:/bin' },
  })
  const input = child.stdin as Writable
  let complaint = ''
  let over = false
  child.stdout!.on('data', (bytes: Buffer) => out('large', bytes))
  ;(child.stdio[3] as Readable).on('data', (bytes: Buffer) => out('small', bytes))
  child.stderr!.on('data', (bytes: Buffer) => (complaint = (complaint + bytes).slice(-2000)))
  input.on('drain', drained)
  // It has gone: `exit` tells of it.
  input.on('error', (error) => log.debug({ reason: String(error) }, 'an encoder takes no more'))
  child.on('error', (error) => finish(String(error)))
  child.on('close', (code, signal) => finish(`${code ?? signal}: ${complaint.trim()}`))
  function finish(why: string): void {
    if (over) return
    over = true
    gone(why)
  }
  return {
    pid: child.pid,
    write: (bytes) => over || !input.writable || input.write(bytes),
    waiting: () => input.writableLength,
    end: () => input.end(),
    kill: () => child.kill('SIGKILL'),
  }
}

function argsFor(form: Form, sound: boolean): string[] {
  const { large, small } = RUNGS
  const fit = `scale=${large.width}:${large.height}:force_original_aspect_ratio=decrease:force_divisible_by=2`
  const picture = `[0:v:0]fps=${PACE.fps},${fit},pad=${large.width}:${large.height}:-1:-1:eval=frame,setsar=1,format=yuv420p,split=2[large][whole];[whole]scale=${small.width}:${small.height}[small]`
  const voice = `[${sound ? '0:a:0' : '1:a:0'}]aresample=48000:async=1000:first_pts=0,asplit=2[a][b]`
  return [
    // Not `nobuffer`: it drops what it has looked at, and with it the first whole picture.
    ...['-nostdin', '-hide_banner', '-loglevel', 'error', '-fflags', '+genpts', '-flags', 'low_delay'],
    // A picture that changes its size must not begin the graph anew.
    ...['-analyzeduration', '700000', '-probesize', '200000', '-reinit_filter', '0'],
    ...['-f', form === 'webm' ? 'matroska' : form, '-i', 'pipe:0'],
    ...(sound ? [] : ['-f', 'lavfi', '-i', 'anullsrc=r=48000:cl=stereo']),
    ...['-filter_complex', `${picture};${voice}`],
    ...['-map', '[large]', '-map', '[a]', ...encodeAs(2000, 128), 'pipe:1'],
    ...['-map', '[small]', '-map', '[b]', ...encodeAs(500, 64), 'pipe:3'],
  ]
}

function encodeAs(kbps: number, soundKbps: number): string[] {
  const gop = String(PACE.partFrames * PACE.parts)
  return [
    ...[
      '-r',
      String(PACE.fps),
      '-c:v',
      'libx264',
      '-preset',
      'veryfast',
      '-tune',
      'zerolatency',
      '-profile:v',
      'main',
      '-g',
      gop,
    ],
    ...['-keyint_min', gop, '-sc_threshold', '0', '-b:v', `${kbps}k`, '-maxrate', `${Math.round(kbps * 1.2)}k`],
    ...['-bufsize', `${kbps}k`, '-c:a', 'aac', '-ar', '48000', '-ac', '2', '-b:a', `${soundKbps}k`, '-shortest'],
    // Each picture by itself, with the sound beside it: where a part ends is for us to say.
    ...['-f', 'mp4', '-movflags', '+frag_keyframe+empty_moov+default_base_moof+delay_moov', '-flush_packets', '1'],
    ...['-frag_duration', String(Math.floor(1e6 / PACE.fps))],
  ]
}
