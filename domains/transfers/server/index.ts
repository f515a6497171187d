import type { Operation } from '#server/operation'
import './tables.ts'
import { listExports } from './list-exports.ts'
import { openExport } from './open-export.ts'
import { requestExport } from './request-export.ts'

export const transfers: Operation[] = [requestExport, listExports, openExport]

export { type Imported, importArchive } from './import-archive.ts'
export { writeArchive } from './write-archive.ts'
