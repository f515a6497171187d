// When and how talks are offered. Pure.

const MINUTE = 60_000
const HOUR = 60 * MINUTE
export const MOST_AT_ONCE = 40
const FURTHEST_DAYS = 180

export interface Span {
  from: Date
  to: Date
}

/** One talk after another; what is left over at the end is nobody's. */
export function cut({ from, to }: Span, minutes: number): Span[] {
  const length = minutes * MINUTE
  const count = Math.floor((to.getTime() - from.getTime()) / length)
  return Array.from({ length: Math.max(0, count) }, (_, place) => ({
    from: new Date(from.getTime() + place * length),
    to: new Date(from.getTime() + (place + 1) * length),
  }))
}

export type Fault = 'past' | 'far' | 'short' | 'many'
export function faultOf(span: Span, minutes: number, now: Date): Fault | null {
  if (span.from <= now) return 'past'
  if (span.from.getTime() > now.getTime() + FURTHEST_DAYS * 24 * HOUR) return 'far'
  const count = cut(span, minutes).length
  if (count === 0) return 'short'
  return count > MOST_AT_ONCE ? 'many' : null
}

/** The day before at the same hour; of what is taken later than that, an hour before. Null: it is too near for both. */
export function remindAt(startsAt: Date, now: Date): Date | null {
  const at = [24 * HOUR, HOUR].map((before) => new Date(startsAt.getTime() - before)).find((one) => one > now)
  return at ?? null
}
