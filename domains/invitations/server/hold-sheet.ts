import type { Tx } from '#server/db'
import { codeOfSheet } from './codes.ts'
import { holdOpenSheets } from './sheet-rows.ts'

/** The code of an open sheet, for somebody whose name another system of the school has vouched for; printed by nobody else. */
export async function holdSheetOf(tx: Tx, organizationId: string, personId: string): Promise<string> {
  const sheets = await holdOpenSheets(tx, { organizationId, personIds: [personId], printedBy: personId })
  return codeOfSheet(sheets.get(personId)!.id)
}
