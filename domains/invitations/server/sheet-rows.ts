import type { Selectable } from 'kysely'
import { now } from '#server/clock'
import type { Database, Db, Tx } from '#server/db'
import { newId } from '#server/ids'
import { codeOfSheet, hashCode } from './codes.ts'

export type SheetRow = Selectable<Database['activation_sheets']>

type Good = Pick<SheetRow, 'printed_by' | 'printed_at' | 'expires_at'>

const VALID_MS = 30 * 24 * 3600 * 1000
const RESET_VALID_MS = 3 * 24 * 3600 * 1000

/** Each person's latest sheet, open or not. */
export async function readLatestSheets(
  db: Db,
  personIds: string[],
): Promise<Map<string, SheetRow & { printer: string }>> {
  if (personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('activation_sheets')
    .innerJoin('people', 'people.id', 'activation_sheets.printed_by')
    .distinctOn('person_id')
    .selectAll('activation_sheets')
    .select(['people.last_name', 'people.first_name'])
    .where('person_id', 'in', personIds)
    .orderBy('person_id')
    .orderBy('activation_sheets.id', 'desc')
    .execute()
  return new Map(rows.map((row) => [row.person_id, { ...row, printer: `${row.first_name} ${row.last_name}` }]))
}

/**
 * An open sheet for every one of these people. One that is still good keeps its code and is good for thirty days again, or
 * three where it gives a new password;
 * an expired one, or one made under another secret of the installation, gives way to a new one.
 */
export async function holdOpenSheets(
  tx: Tx,
  { organizationId, personIds, printedBy }: { organizationId: string; personIds: string[]; printedBy: string },
): Promise<Map<string, SheetRow>> {
  const at = now()
  const good = { printed_by: printedBy, printed_at: at, expires_at: new Date(at.getTime() + VALID_MS) }
  const reset = { ...good, expires_at: new Date(at.getTime() + RESET_VALID_MS) }
  await tx
    .updateTable('activation_sheets')
    .set({ revoked_at: now() })
    .where('id', 'in', await findStale(tx, personIds))
    .execute()
  for (;;) {
    const open = await selectOpen(tx, personIds).execute()
    const missing = personIds.filter((id) => !open.some((row) => row.person_id === id))
    if (missing.length === 0) return renew(tx, open, good, reset)
    const rows = missing.map((person_id) => newSheet({ organization_id: organizationId, person_id, ...good }))
    // A code that another sheet once had, or a colleague who prints at this moment: look again.
    await tx
      .insertInto('activation_sheets')
      .values(rows)
      .onConflict((oc) => oc.doNothing())
      .execute()
  }
}

/** For somebody who has an account: the sheet gives it a new password. */
export async function addResetSheet(
  tx: Tx,
  of: { organizationId: string; personId: string; printedBy: string; accountId: string },
): Promise<void> {
  const at = now()
  const good = { printed_by: of.printedBy, printed_at: at, expires_at: new Date(at.getTime() + RESET_VALID_MS) }
  await tx
    .insertInto('activation_sheets')
    .values({
      ...newSheet({ organization_id: of.organizationId, person_id: of.personId, ...good }),
      resets: of.accountId,
    })
    .execute()
}

/** Whose sheets for a new password are good now. */
export async function readResets(tx: Tx, personIds: string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set()
  const open = await selectOpen(tx, personIds).execute()
  return new Set(open.filter((row) => row.resets && row.expires_at > now()).map(({ person_id }) => person_id))
}

/** Stops the open sheet of a person at once. */
export async function revokeSheetOf(tx: Tx, personId: string): Promise<void> {
  await selectToRevoke(tx).where('person_id', '=', personId).execute()
}

const selectToRevoke = (tx: Tx) =>
  tx
    .updateTable('activation_sheets')
    .set({ revoked_at: now() })
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)

const selectOpen = (tx: Tx, personIds: string[]) =>
  tx
    .selectFrom('activation_sheets')
    .selectAll()
    .where('person_id', 'in', personIds)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .orderBy('id')
    .forUpdate()

async function findStale(tx: Tx, personIds: string[]): Promise<string[]> {
  const open = await selectOpen(tx, personIds).execute()
  const stale = open.filter((row) => row.expires_at <= now() || !row.code_hash.equals(hashCode(codeOfSheet(row.id))))
  return stale.length ? stale.map(({ id }) => id) : [NONE]
}

/** A key to an account that is in use lives for three days, however often it is printed. */
async function renew(tx: Tx, open: SheetRow[], good: Good, reset: Good): Promise<Map<string, SheetRow>> {
  const renewed = new Map<string, SheetRow>()
  for (const [rows, until] of [
    [open.filter(({ resets }) => !resets), good],
    [open.filter(({ resets }) => resets), reset],
  ] as const) {
    if (rows.length === 0) continue
    const ids = rows.map(({ id }) => id)
    const held = await tx.updateTable('activation_sheets').set(until).where('id', 'in', ids).returningAll().execute()
    for (const row of held) renewed.set(row.person_id, row)
  }
  return renewed
}

function newSheet(of: Good & { organization_id: string; person_id: string }) {
  const id = newId()
  return { id, ...of, code_hash: hashCode(codeOfSheet(id)) }
}

const NONE = '00000000-0000-0000-0000-000000000000'
