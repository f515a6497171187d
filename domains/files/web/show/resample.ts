/** The loudest of each part, so that a short cry is seen. */
export function resample(levels: readonly number[], count: number): number[] {
  return Array.from({ length: count }, (_, place) => {
    const from = Math.floor((place * levels.length) / count)
    const to = Math.max(from + 1, Math.floor(((place + 1) * levels.length) / count))
    return Math.max(...levels.slice(from, to))
  })
}
