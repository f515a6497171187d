import { v5 } from 'uuid'

const NAMESPACE = '6d1f8f5e-2c11-4b6e-9a53-7a1f1c0d14aa'
const MOST = 1000

/** The same key is the same uuid at every seeding. */
export const idOf = (what: string, key: string): string => v5(`${what} ${key}`, NAMESPACE)

/** Rows in portions that one INSERT can carry. */
export function chunks<T>(rows: T[]): T[][] {
  return Array.from({ length: Math.ceil(rows.length / MOST) }, (_, n) => rows.slice(n * MOST, (n + 1) * MOST))
}
