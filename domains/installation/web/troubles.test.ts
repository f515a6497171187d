import { expect, test } from 'vitest'
import type { Health } from './HealthPart.tsx'
import { troublesOf } from './troubles.ts'

const well = {
  at: '2026-11-21T10:00:00.000Z',
  disk: { free: 50, total: 100 },
  jobs: { waiting: 0, failing: 0, late: 0 },
  database: { clockOff: 0, connections: 1, most: 100 },
  outgoing: { waiting: 0, failed: 0, sms: true, mail: true },
  certificate: null,
  backup: { at: '2026-11-20T02:17:00.000Z', bytes: 1 },
} as Health
const told = (other: Partial<Health>) => troublesOf({ ...well, ...other }).map(({ key }) => key)

test('what asks for a hand is told, and nothing where all is well', () => {
  expect(told({})).toEqual([])
  expect(told({ disk: { free: 5, total: 100 } })).toEqual(['disk'])
  expect(told({ backup: null })).toEqual(['noBackup'])
  const backup = { at: '2026-11-18T02:17:00.000Z', bytes: 1 }
  expect(troublesOf({ ...well, backup })).toEqual([{ key: 'backup', values: { count: 3 } }])
})
