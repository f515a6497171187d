import { BEAT, type Track } from './read-tapes.ts'

/** What is seen from when to when: one picture large, perhaps another in the corner, and whose voice it is. */
export interface Scene {
  from: number
  to: number
  main: number | null
  corner: number | null
  /** Who speaks, or shows. */
  peer: string | null
}

/** Below this there is breath and noise: Opus spends little on them. */
const SPEECH = 600
/** Whoever speaks stays at least so long, so that a cough does not turn the picture. */
const STAYS = 4

/** The one who speaks is seen; while a screen is shared it is seen large, and the speaker in its corner. Pure. */
export function layOut(tracks: Track[], total: number): Scene[] {
  const scenes: Scene[] = []
  const beats = Math.max(1, Math.ceil(total / BEAT))
  let speaker: string | null = null
  let since = -STAYS
  for (let beat = 0; beat < beats; beat++) {
    const loudest = loudestAt(tracks, beat)
    if (loudest !== null && loudest !== speaker && (speaker === null || beat - since >= STAYS)) {
      speaker = loudest
      since = beat
    }
    const at = beat * BEAT
    const screen = findShown(tracks, at, ({ source }) => source === 'screen')
    const camera =
      findShown(tracks, at, ({ source, peer }) => source === 'camera' && peer === speaker) ??
      findShown(tracks, at, ({ source }) => source === 'camera')
    const main = screen ?? camera
    const corner = screen === null ? null : camera
    const peer = main === null ? speaker : tracks[corner ?? main]!.peer
    const before = scenes.at(-1)
    if (before && before.main === main && before.corner === corner && before.peer === peer) before.to = at + BEAT
    else scenes.push({ from: at, to: at + BEAT, main, corner, peer })
  }
  scenes.at(-1)!.to = total
  return scenes
}

function loudestAt(tracks: Track[], beat: number): string | null {
  let best: { peer: string; bytes: number } | null = null
  for (const { peer, source, voice } of tracks) {
    if (source !== 'mic') continue
    const bytes = (voice[beat] ?? 0) + (voice[beat + 1] ?? 0)
    if (bytes > SPEECH && bytes > (best?.bytes ?? 0)) best = { peer, bytes }
  }
  return best?.peer ?? null
}

/** The latest of those that are there at this moment. */
function findShown(tracks: Track[], at: number, which: (track: Track) => boolean): number | null {
  const found = tracks.findLastIndex(
    (track) =>
      track.kind === 'video' && which(track) && track.spans.some(([from, to]) => from <= at + BEAT / 2 && to > at),
  )
  return found === -1 ? null : found
}
