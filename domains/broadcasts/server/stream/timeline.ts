import { PACE } from '../../rules.ts'
import type { Fragment, Init } from './fragments.ts'

export interface Part {
  bytes: Buffer
  seconds: number
  independent: boolean
}

export interface Segment {
  /** Its number in the playlist: grows by one, over restarts, too. */
  msn: number
  /** Which life of the encoder it is of: each has its own init. */
  take: number
  /** Its clock is not the one before's. */
  breaks: boolean
  at: Date
  parts: Part[]
  whole: boolean
}

/** What one rung has to give just now. */
export interface Timeline {
  readonly segments: readonly Segment[]
  readonly inits: ReadonlyMap<number, Init>
  /** How many breaks have gone out of the window. */
  readonly breaksGone: number
  readonly ended: boolean
  /** Grows with everything that a playlist tells. */
  readonly version: number
  begin(init: Init): void
  add(fragment: Fragment): void
  end(): void
  /** Whether this part is there, after waiting for it. Without `part`: the whole segment. */
  reached(msn: number, part: number | undefined, withinMs: number): Promise<boolean>
}

/** What a player may still ask for: a playlist names fewer. */
const KEPT = 14

export interface Hearer {
  began?(init: Init): void
  part?(part: Part): void
}

/** Cuts what an encoder gives into parts and segments of an even length. */
export function makeTimeline(firstMsn: number, hearer: Hearer = {}): Timeline {
  const segments: Segment[] = []
  const inits = new Map<number, Init>()
  const waiters = new Set<() => void>()
  const own = { breaksGone: 0, ended: false, version: 0 }
  let take = 0
  let breaks = false
  let nextMsn = firstMsn
  let pending: Fragment[] = []

  const open = (): Segment | undefined => {
    const last = segments.at(-1)
    return last && !last.whole ? last : undefined
  }

  function closePart(): void {
    const frames = pending.reduce((sum, one) => sum + one.frames, 0)
    const into = open()
    if (!into || frames === 0) return
    const part = {
      bytes: Buffer.concat(pending.map(({ bytes }) => bytes)),
      seconds: pending.reduce((sum, { seconds }) => sum + seconds, 0),
      independent: pending.some(({ key }) => key),
    }
    pending = []
    into.parts.push(part)
    hearer.part?.(part)
    changed()
  }

  function closeSegment(): void {
    closePart()
    const last = open()
    if (!last) return
    if (last.parts.length > 0) last.whole = true
    else segments.pop()
    changed()
  }

  function openSegment(): void {
    segments.push({ msn: nextMsn, take, breaks, at: new Date(), parts: [], whole: false })
    nextMsn += 1
    breaks = false
    while (segments.length > KEPT) if (segments.shift()?.breaks) own.breaksGone += 1
    for (const known of inits.keys()) if (known < segments[0]!.take) inits.delete(known)
  }

  function changed(): void {
    own.version += 1
    for (const go of [...waiters]) go()
  }

  const has = (msn: number, part: number | undefined): boolean => {
    const last = segments.at(-1)
    if (!last) return false
    if (last.msn !== msn) return last.msn > msn
    // A part behind the last one of its segment is the first one of the next.
    return part === undefined ? last.whole : last.parts.length > part
  }

  return {
    segments,
    inits,
    get breaksGone() {
      return own.breaksGone
    },
    get ended() {
      return own.ended
    },
    get version() {
      return own.version
    },
    begin(init) {
      closeSegment()
      pending = []
      breaks = segments.length > 0
      take += 1
      inits.set(take, init)
      hearer.began?.(init)
    },
    add(fragment) {
      if (own.ended) return
      if (fragment.key && fragment.frames <= PACE.partFrames) {
        // Sound alone that waits goes with the picture that comes.
        closeSegment()
        openSegment()
      }
      if (!open()) return
      pending.push(fragment)
      if (pending.reduce((sum, one) => sum + one.frames, 0) >= PACE.partFrames) closePart()
    },
    end() {
      closeSegment()
      own.ended = true
      changed()
    },
    reached(msn, part, withinMs) {
      if (has(msn, part) || own.ended) return Promise.resolve(has(msn, part))
      return new Promise((resolve) => {
        const go = () => {
          if (!has(msn, part) && !own.ended) return
          finish()
        }
        const finish = () => {
          clearTimeout(late)
          waiters.delete(go)
          resolve(has(msn, part))
        }
        const late = setTimeout(finish, withinMs)
        late.unref()
        waiters.add(go)
      })
    },
  }
}
