import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pauseBefore } from './backoff.ts'

it('lies anywhere between nothing and a bound that doubles up to half a minute', () => {
  fc.assert(
    fc.property(fc.nat(1000), fc.double({ min: 0, max: 0.999, noNaN: true }), (attempt, chance) => {
      const pause = pauseBefore(attempt, () => chance)
      expect(pause).toBeGreaterThanOrEqual(0)
      expect(pause).toBeLessThanOrEqual(Math.min(30_000, 500 * 2 ** Math.min(attempt, 10)))
    }),
  )
  expect([0, 1, 3, 6, 20].map((attempt) => pauseBefore(attempt, () => 1))).toEqual([500, 1000, 4000, 30_000, 30_000])
})
