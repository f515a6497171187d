import { createHash } from 'node:crypto'

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json }

/** Before the first entry of a chain. */
export const FIRST = '0'.repeat(64)

/** What an entry says, and what its hash is over. */
export interface Linked {
  chain_id: string
  no: number
  at: Date
  action: string
  by_person: string | null
  by_account: string | null
  about: string[]
  object_kind: string | null
  object_id: string | null
  reason: string | null
  details: { [name: string]: Json }
}

/** The hash of an entry: over the hash before it and everything that it says. */
export const hashOf = (before: string, row: Linked): string =>
  createHash('sha256')
    .update(
      `${before}\n${canonical({
        v: 1,
        chain: row.chain_id,
        no: row.no,
        at: row.at.toISOString(),
        action: row.action,
        byPerson: row.by_person,
        byAccount: row.by_account,
        about: row.about,
        object: row.object_kind,
        objectId: row.object_id,
        reason: row.reason,
        details: row.details,
      })}`,
    )
    .digest('hex')

/** JSON with one spelling: names in order, no spaces, and nothing where a value is absent. */
export function canonical(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  const names = Object.keys(value)
    .filter((name) => value[name] !== undefined)
    .sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name]!)}`).join(',')}}`
}
