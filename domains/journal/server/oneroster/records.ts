import type { Sheet } from '#domains/rosters'
import type { Json } from './client.ts'

const LONGEST = 2000

/** A value as a cell of a table would hold it: nothing that a database refuses, nothing longer than a cell. */
export const cell = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? String(value).replaceAll('\u0000', '').toWellFormed().trim().slice(0, LONGEST)
    : ''

/** «{href, sourcedId, type}»: what a record points at. */
export const refId = (ref: unknown): string =>
  typeof ref === 'object' && ref !== null ? cell((ref as Json).sourcedId) : ''

export const refIds = (refs: unknown): string[] => (Array.isArray(refs) ? refs.map(refId).filter(Boolean) : [])

export const ids = (records: Json[]): Set<string> => new Set(records.map((one) => cell(one.sourcedId)))

export const isActive = ({ status }: Json): boolean => !/^(tobedeleted|inactive)$/i.test(cell(status))

type Columns = Record<string, (record: Json) => unknown>

export function sheetOf(name: string, records: Json[], columns: Columns): Sheet {
  const readers = Object.values(columns)
  return { name, rows: [Object.keys(columns), ...records.map((record) => readers.map((read) => cell(read(record))))] }
}
