import type { Tx } from '#server/db'
import { conflict } from '#server/errors'

/** Refuses when nobody but `personId` would answer for the space. Two who leave at once wait for each other here. */
export async function keepAnAdministrator(tx: Tx, organizationId: string, personId: string): Promise<void> {
  const administrators = await tx
    .selectFrom('people')
    .innerJoin('person_roles', 'person_roles.person_id', 'people.id')
    .select(['people.id', 'account_id'])
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .where('role', 'in', ['administrator', 'additionalAdministrator'])
    .orderBy('people.id')
    .forUpdate()
    .execute()
  if (administrators.some(({ id, account_id }) => id !== personId && account_id)) return
  throw conflict(
    'Это последний администратор. Сначала назначьте другого: школа не остаётся без администратора',
    'This is the last administrator. Appoint another one first: a school is never without one',
  )
}
