import type { Tx } from '#server/db'
import { codeOfSheet } from './codes.ts'
import { holdOpenSheets } from './sheet-rows.ts'

/** Where nobody of a school can sign in yet, because it has just come from elsewhere: codes for those who administer it. */
export async function firstSheets(tx: Tx, organizationId: string): Promise<{ name: string; code: string }[]> {
  const people = await tx
    .selectFrom('people')
    .innerJoin('person_roles', 'person_id', 'people.id')
    .select(['people.id', 'last_name', 'first_name', 'patronymic'])
    .where('organization_id', '=', organizationId)
    .where('role', '=', 'administrator')
    .where('account_id', 'is', null)
    .where('left_at', 'is', null)
    .execute()
  const sheets = await Promise.all(
    people.map(({ id }) => holdOpenSheets(tx, { organizationId, personIds: [id], printedBy: id })),
  )
  return people.map((row, place) => ({
    name: [row.last_name, row.first_name, row.patronymic].filter(Boolean).join(' '),
    code: codeOfSheet(sheets[place]!.get(row.id)!.id),
  }))
}
