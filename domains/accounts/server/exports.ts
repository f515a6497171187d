import path from 'node:path'
import { config } from '#server/config'
import type { Db } from '#server/db'

/** One part of the archive: what a domain holds of this account, as JSON, and files of the person’s own. */
export interface ExportPart {
  data: unknown
  files?: AsyncIterable<{ name: string; bytes: AsyncIterable<Uint8Array> }>
}

interface Source {
  /** Name of the file in the archive, without `.json`. */
  name: string
  collect(db: Db, accountId: string): Promise<ExportPart>
}

const sources: Source[] = []

/** A domain says what it holds of a person; accounts do not learn who says it. Call it once, at the top of an index.ts. */
export function registerExport(name: string, collect: Source['collect']): void {
  sources.push({ name, collect })
}

export const exportSources = (): readonly Source[] => sources

export const exportFile = (id: string): string => path.join(config.dataDir, 'exports', `${id}.zip`)
