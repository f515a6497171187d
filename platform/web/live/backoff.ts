const FIRST = 500
const LONGEST = 30_000

/**
 * Milliseconds before the n-th attempt (n from 0), anywhere between nothing and a bound that doubles: after a restart
 * at the bell, thousands come back spread out and not in waves.
 */
export const pauseBefore = (attempt: number, random = Math.random): number =>
  Math.round(random() * Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 10)))
