import type { Operation } from '#server/operation'
import { exportSummary } from './export-summary.ts'
import { getAccess, getSummary } from './get-summary.ts'
import { listNotJoined } from './list-not-joined.ts'
import { giveAccess, listReaders, takeAccess } from './readers.ts'

export const statistics: Operation[] = [
  getSummary,
  getAccess,
  listNotJoined,
  exportSummary,
  listReaders,
  giveAccess,
  takeAccess,
]

export { readTrend } from './get-summary.ts'
export { takeAll as takeSnapshots } from './take-snapshots.ts'
