/** What is known of one person and one chat when something new is there. */
export interface Case {
  /** There is something of others that the person has neither read nor been told of. */
  fresh: boolean
  mentioned: boolean
  /** Sent in quiet hours with a reason (R138). */
  urgent: boolean
  notify: 'all' | 'mentions' | 'nothing'
  mutedUntil: Date | null
  /** The school's night or the person's own hours. */
  silentUntil: Date | null
  toldAt: Date | null
}

export type Verdict = { kind: 'now' } | { kind: 'later'; at: Date } | { kind: 'never' }

/** At most one push for a chat in so many milliseconds. */
export const APART = 60_000

/** Whether to wake somebody: urgent words do always, else the person's own wish, then the hours, then the pace. */
export function decide(one: Case, now: Date): Verdict {
  if (!one.fresh) return { kind: 'never' }
  if (one.urgent) return paced(one, now, APART / 4)
  if (one.notify === 'nothing') return { kind: 'never' }
  if (one.notify === 'mentions' && !one.mentioned) return { kind: 'never' }
  if (one.mutedUntil && one.mutedUntil > now) return { kind: 'never' }
  if (one.silentUntil && one.silentUntil > now) return { kind: 'later', at: one.silentUntil }
  return paced(one, now, APART)
}

function paced({ toldAt }: Case, now: Date, apart: number): Verdict {
  const free = toldAt ? toldAt.getTime() + apart : 0
  return free > now.getTime() ? { kind: 'later', at: new Date(free) } : { kind: 'now' }
}
