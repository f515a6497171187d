import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { Refusal } from './errors.ts'

const limiters = new Map<string, RateLimiterMemory>()

/**
 * Takes one of `points` attempts per `seconds` for `key`, or refuses with the seconds to wait.
 * Keys name a person, a code or an address; a school is one NAT address, so limits by address are wide.
 */
export async function takeAttempt(action: string, key: string, points: number, seconds: number): Promise<void> {
  const known = limiters.get(action)
  const limiter =
    known?.points === points ? known : new RateLimiterMemory({ points, duration: seconds, keyPrefix: action })
  limiters.set(action, limiter)
  try {
    await limiter.consume(key)
  } catch (refused) {
    const wait = Math.ceil((refused as RateLimiterRes).msBeforeNext / 1000)
    throw new Refusal(
      'too_many',
      `Слишком часто. Попробуйте через ${spoken(wait)}`,
      `Too often. Try again in ${wait} s`,
      {
        retryAfter: wait,
      },
    )
  }
}

export async function forgiveAttempts(action: string, key: string): Promise<void> {
  await limiters.get(action)?.delete(key)
}

const spoken = (seconds: number) => (seconds < 90 ? `${seconds} с` : `${Math.ceil(seconds / 60)} мин`)
