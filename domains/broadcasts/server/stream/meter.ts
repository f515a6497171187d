const OVER = 5000
const GAP = 2000

/** How steadily bytes come. */
export function makeMeter(now: () => number = Date.now) {
  let seen: { at: number; bytes: number }[] = []
  let last = 0
  let gaps = 0
  const recent = () => {
    const since = now() - OVER
    seen = seen.filter(({ at }) => at > since)
    return seen
  }
  return {
    add(bytes: number): void {
      const at = now()
      if (last && at - last > GAP) gaps += 1
      last = at
      recent().push({ at, bytes })
    },
    kbps: (): number => Math.round((recent().reduce((sum, { bytes }) => sum + bytes, 0) * 8) / OVER),
    flowing: (): boolean => now() - last < GAP,
    gaps: (): number => gaps + (last && now() - last > GAP ? 1 : 0),
    silentMs: (): number => (last ? now() - last : Number.POSITIVE_INFINITY),
  }
}
