import { type Device, findNorm, type Norm } from './norms.ts'

export interface Pause {
  /** Minutes from the lesson's beginning. */
  at: number
  kind: 'eyes' | 'muscles'
  seconds: number
}

export interface LessonPlan {
  pauses: Pause[]
  /** Minutes at the screen that the lesson may have, and when to say that they end; null where no norm is known. */
  limit: { minutes: number; warnAt: number; act: Norm['act']; clause: string; sure: boolean } | null
}

const LAST_MINUTES = 4

/**
 * R122, R123: eyes and muscles by turns, two pauses at least, none in the last minutes. No later than the norm of looking
 * without a break (СП 2.4.3648-20, п. 2.10.2), where there is one for the grade.
 */
export function planLesson(
  { grade, minutes, device }: { grade: number | null; minutes: number; device: Device | null },
  norms: readonly Norm[],
): LessonPlan {
  const sought = { grade: grade ?? 5 }
  const step = Math.min(
    findNorm(norms, 'continuous', sought)?.value ?? 60,
    findNorm(norms, 'eyes', sought)?.value ?? 20,
    Math.floor(minutes / 3),
  )
  const count = step < 5 ? 0 : Math.floor((minutes - LAST_MINUTES) / step)
  const norm = grade && device ? findNorm(norms, 'screenLesson', { grade, device }) : undefined
  return {
    pauses: Array.from({ length: count }, (_, place) => ({
      at: step * (place + 1),
      kind: place % 2 === 0 ? 'eyes' : 'muscles',
      seconds: place % 2 === 0 ? 60 : 90,
    })),
    limit: norm
      ? { minutes: norm.value, warnAt: norm.value - 2, act: norm.act, clause: norm.clause, sure: norm.sure }
      : null,
  }
}
