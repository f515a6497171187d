import type { Tx } from '#server/db'
import type { Vouching } from './bind-identity.ts'

export interface Stranger extends Vouching {
  organizationId: string | null
  personNamed: string | null
}

/** Answers with the code of a sheet for somebody of a school's list who is not here yet. Accounts do not learn of schools. */
export type Admission = (tx: Tx, stranger: Stranger) => Promise<string | null>

const admissions: Admission[] = []

export function registerAdmission(admission: Admission): void {
  admissions.push(admission)
}

export async function admitStranger(tx: Tx, stranger: Stranger): Promise<string | null> {
  for (const admit of admissions) {
    const sheet = await admit(tx, stranger)
    if (sheet) return sheet
  }
  return null
}
