import path from 'node:path'
import type { Scene } from './layout.ts'
import type { Track } from './read-tapes.ts'

export const FONT = path.join(import.meta.dirname, '../../../../platform/ui/fonts/golos-text-600.ttf')
const [WIDE, HIGH] = [1280, 720]
const RATE = 15
const BOARD = '0x1d2b25'

/** ffmpeg's graph for the scenes; inputs are the tracks in their order. Names lie in files: no word of a person is parsed. */
export function graphOf(tracks: Track[], scenes: Scene[], names: Map<string, string>, total: number): string {
  const lines = [`color=c=${BOARD}:s=${WIDE}x${HIGH}:r=${RATE}:d=${seconds(total)}[b0]`]
  let no = 0
  const lay = (filter: (from: string, to: string) => string) => {
    lines.push(filter(`[b${no}]`, `[b${no + 1}]`))
    no += 1
  }
  const places = tracks.map((_, index) => ({
    main: scenes.filter(({ main }) => main === index),
    corner: scenes.filter(({ corner }) => corner === index),
  }))
  for (const part of ['main', 'corner'] as const)
    for (const [index, { main, corner }] of places.entries()) {
      const when = part === 'main' ? main : corner
      if (when.length === 0) continue
      const both = main.length > 0 && corner.length > 0
      if (both && part === 'main') lines.push(`[${index}:v]fps=${RATE},split[m${index}][c${index}]`)
      const input = both ? `[${part === 'main' ? 'm' : 'c'}${index}]` : `[${index}:v]`
      const rate = both ? '' : `fps=${RATE},`
      const [width, height] = part === 'main' ? [WIDE, HIGH] : [WIDE / 4, HIGH / 4]
      const at = part === 'main' ? '0:0' : `${WIDE - width - 24}:${HIGH - height - 24}`
      const fit = `scale=${width}:${height}:force_original_aspect_ratio=decrease:flags=fast_bilinear`
      const pad = `pad=w=${width}:h=${height}:x=-1:y=-1:color=${BOARD}:eval=frame,setsar=1`
      lines.push(`${input}${rate}${fit},${pad}[${part}${index}]`)
      lay(
        (from, to) =>
          `${from}[${part}${index}]overlay=${at}:eof_action=pass:repeatlast=0:enable='${during(when)}'${to}`,
      )
    }
  for (const [peer, file] of names) {
    const when = scenes.filter((scene) => scene.peer === peer)
    if (when.length === 0) continue
    const look = 'x=28:y=h-th-28:fontsize=26:fontcolor=white:box=1:boxcolor=0x000000@0.55:boxborderw=12'
    lay(
      (from, to) =>
        `${from}drawtext=fontfile='${FONT}':textfile='${file}':expansion=none:${look}:enable='${during(when)}'${to}`,
    )
  }
  lines.push(`[b${no}]format=yuv420p[picture]`)
  lines.push(...soundOf(tracks))
  return lines.join(';\n')
}

function soundOf(tracks: Track[]): string[] {
  const heard = tracks.flatMap(({ kind }, index) => (kind === 'audio' ? [index] : []))
  if (heard.length === 0) return []
  return [
    ...heard.map((index) => `[${index}:a]aresample=48000:async=1:first_pts=0[a${index}]`),
    `${heard.map((index) => `[a${index}]`).join('')}amix=inputs=${heard.length}:normalize=0:duration=longest,alimiter=limit=0.9[sound]`,
  ]
}

const during = (scenes: Scene[]): string =>
  scenes.map(({ from, to }) => `between(t,${seconds(from)},${seconds(to - 1)})`).join('+')

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(3)
