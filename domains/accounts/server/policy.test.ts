import { expect, test } from 'vitest'
import { mayReplacePassword } from './policy.ts'

const NOON = new Date('2026-11-20T12:00:00Z')
const minutesAgo = (minutes: number) => new Date(NOON.getTime() - minutes * 60_000)

test.each([
  ['code', 0, true],
  ['code', 10, true],
  ['code', 11, false],
  ['password', 0, false],
  ['sheet', 0, false],
  ['setup', 0, false],
] as const)(
  'a session opened by %s %i minutes ago replaces the password without the old one: %s',
  (openedBy, ago, may) => {
    expect(mayReplacePassword({ openedBy, openedAt: minutesAgo(ago) }, NOON)).toBe(may)
  },
)
