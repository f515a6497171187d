import { takeAttempt } from '#server/limits'

interface Step {
  points: number
  seconds: number
}

/** Takes one attempt of every step, narrow and short ones first: the more attempts, the longer the wait. */
export async function takeGrowing(action: string, key: string, steps: Step[]): Promise<void> {
  for (const { points, seconds } of steps) await takeAttempt(`${action}.${seconds}`, key, points, seconds)
}
