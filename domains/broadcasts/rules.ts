import type { State, WhoPlans } from './contract.ts'

// Who may what of a broadcast, and at what pace it is cut. Pure.

interface Standing {
  staff: boolean
  administers: boolean
}

/** R097: the administration, and whoever else of the staff it lets. */
export const mayPlan = (who: WhoPlans, { staff, administers }: Standing): boolean =>
  administers || (who === 'staff' && staff)

/** Whoever has planned it, whom it was handed to, and the administration, which answers for it. */
export const mayPresent = ({ own, administers }: { own: boolean; administers: boolean }): boolean => own || administers

interface Times {
  started_at: Date | null
  ended_at: Date | null
  called_off_at: Date | null
}

export function stateOf({ started_at, ended_at, called_off_at }: Times): State {
  if (called_off_at) return 'calledOff'
  if (ended_at) return 'ended'
  return started_at ? 'live' : 'planned'
}

/** One picture of so many a second; a part is so many pictures, a segment so many parts and begins with a whole one. */
export const PACE = { fps: 30, partFrames: 6, parts: 5 } as const
export const PART_SECONDS = PACE.partFrames / PACE.fps
export const SEGMENT_SECONDS = PART_SECONDS * PACE.parts
