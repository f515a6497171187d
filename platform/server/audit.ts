import type { ColumnType } from 'kysely'
import { FIRST, hashOf, type Json, type Linked } from './audit/chain.ts'
import { now } from './clock.ts'
import type { Tx } from './db.ts'

export { headOf, signHead } from './audit/head.ts'
export { truncateChain } from './audit/truncate.ts'
export { type Verdict, verifyChain } from './audit/verify.ts'

declare module './db.ts' {
  interface Database {
    audit_chains: { chain_id: string; last_no: number; last_hash: string }
    audit_entries: Omit<Linked, 'details'> & { details: ColumnType<Linked['details'], string, never>; hash: string }
    audit_checkpoints: {
      chain_id: string
      no: number
      hash: string
      at: Date
      made_at: ColumnType<Date, never, never>
    }
  }
}

/** The chain of the installation itself: what operators decide. */
export const INSTALLATION = '00000000-0000-0000-0000-000000000000'

/** Something administrative that somebody does, or looks at. */
export interface Note {
  /** Null: it is a matter of the installation. */
  organizationId: string | null
  /** The operation that does it, `people.setRoles`; every one has a sentence in `#rules/audit`. */
  action: string
  byPersonId?: string | null
  byAccountId?: string | null
  /** Whom of the school it concerns; they find it under «Кто что делал с моими данными». */
  about?: string | readonly string[]
  object?: { kind: string; id: string }
  /** Why, in the words of whoever did it. */
  reason?: string | null
  /** Identifiers, numbers and words of our own; never what somebody wrote. */
  details?: { [name: string]: Json }
}

// Notes of open transactions; they become entries when the work is done.
const pending = new WeakMap<object, Note[]>()

/** Remembers an act. It becomes an entry of the chain with the COMMIT of `tx`, or not at all. */
export function note(tx: Tx, noted: Note): void {
  const notes = pending.get(tx)
  if (!notes) throw new Error(`note('${noted.action}') outside of inTransaction: it would never be written`)
  notes.push(noted)
}

export const openNotes = (tx: Tx): void => void pending.set(tx, [])

/** The last thing a transaction does: the row lock of a chain is held for no longer than the COMMIT takes. */
export async function writeNotes(tx: Tx): Promise<void> {
  const notes = pending.get(tx) ?? []
  const chains = [...new Set(notes.map(chainOf))].sort()
  for (const chain of chains) {
    await writeTo(
      tx,
      chain,
      notes.filter((one) => chainOf(one) === chain),
    )
  }
}

const chainOf = ({ organizationId }: Note): string => organizationId ?? INSTALLATION

async function writeTo(tx: Tx, chain: string, notes: Note[]): Promise<void> {
  const { last_no, last_hash } = await tx
    .insertInto('audit_chains')
    .values({ chain_id: chain, last_no: 0, last_hash: FIRST })
    .onConflict((oc) => oc.column('chain_id').doUpdateSet((eb) => ({ last_no: eb.ref('audit_chains.last_no') })))
    .returning(['last_no', 'last_hash'])
    .executeTakeFirstOrThrow()
  let hash = last_hash
  const rows = notes.map((noted, place) => {
    const row = { chain_id: chain, no: last_no + place + 1, at: now(), ...rowOf(noted) }
    hash = hashOf(hash, row)
    return { ...row, details: JSON.stringify(row.details), hash }
  })
  await tx.insertInto('audit_entries').values(rows).execute()
  await tx
    .updateTable('audit_chains')
    .set({ last_no: last_no + notes.length, last_hash: hash })
    .where('chain_id', '=', chain)
    .execute()
}

const rowOf = ({ action, byPersonId, byAccountId, about, object, reason, details }: Note) => ({
  action,
  by_person: byPersonId ?? null,
  by_account: byAccountId ?? null,
  about: [...new Set([about ?? []].flat())].sort(),
  object_kind: object?.kind ?? null,
  object_id: object?.id ?? null,
  reason: reason || null,
  details: details ?? {},
})
