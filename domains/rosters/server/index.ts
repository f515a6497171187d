import type { Operation } from '#server/operation'
import { decide } from './decide.ts'
import { downloadReport } from './download-report.ts'
import { dropImport } from './drop-import.ts'
import { exportRoster } from './export-roster.ts'
import { getImport } from './get-import.ts'
import { listImports } from './list-imports.ts'
import { listItems } from './list-items.ts'
import { reopenMapping } from './reopen-mapping.ts'
import { setMapping } from './set-mapping.ts'
import { undoImport } from './undo-import.ts'
import { uploadRoster } from './upload-roster.ts'
import { writeImport } from './write-import.ts'
import './purges.ts'

export const rosters: Operation[] = [
  uploadRoster,
  listImports,
  getImport,
  setMapping,
  reopenMapping,
  listItems,
  decide,
  writeImport,
  undoImport,
  dropImport,
  downloadReport,
  exportRoster,
]

/** For lists that come from a journal, by themselves. */
export { type Brought, bringFile, bringTables, dropWaiting } from './bring.ts'
/** The work of an import, for whoever measures it. */
export { compareList } from './compare-list.ts'
export { followImports, type ImportFollower, type WrittenImport } from './follow-imports.ts'
export { MAX_BYTES } from './read/limits.ts'
/** Rows of any table that a school brings, read in a thread of its own. */
export { readApart as readTableApart } from './read/read-apart.ts'
export type { Sheet } from './read/roster.ts'
export { readList } from './read-list.ts'
export { forgetSource, nameSource, readSources } from './source-ids.ts'
export { writeList } from './write-list.ts'
