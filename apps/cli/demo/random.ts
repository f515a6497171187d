/** A repeatable stream of chance: the same seed tells the same story. */
export type Chance = {
  /** 0 ≤ x < 1 */
  next: () => number
  /** from ≤ n ≤ to */
  whole: (from: number, to: number) => number
  of: <T>(list: readonly T[]) => T
  shuffled: <T>(list: readonly T[]) => T[]
}

export function chance(seed: string): Chance {
  let state = hash(seed)
  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return { next, whole, of: (list) => list[whole(0, list.length - 1)]!, shuffled: (list) => shuffle(list, whole) }
}

function shuffle<T>(list: readonly T[], whole: Chance['whole']) {
  const out = [...list]
  for (let i = out.length - 1; i > 0; i--) {
    const j = whole(0, i)
    const kept = out[i]!
    out[i] = out[j]!
    out[j] = kept
  }
  return out
}

function hash(text: string) {
  let h = 2166136261
  for (const char of text) h = Math.imul(h ^ char.codePointAt(0)!, 16777619)
  return h
}
