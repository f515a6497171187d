import { seatPeople } from '#domains/chats'
import { now } from '#server/clock'
import type { Tx } from '#server/db'
import { newId } from '#server/ids'
import { withoutTurns } from '#server/turns'
import type { PersonName, Role } from '../contract.ts'
import { tellSchool } from './tell.ts'

/**
 * Writes somebody into the school's list and answers with the id. Staff sit in the staff's chats at once; pupils and
 * guardians come to theirs by a seat in a class. `verifiedBy` is the person who confirms an employee (R039–R041).
 */
export async function addPerson(
  tx: Tx,
  person: {
    id?: string
    organizationId: string
    name: PersonName
    roles: Role[]
    post?: string | undefined
    verifiedBy?: string | null
    grantedBy: string | null
  },
): Promise<string> {
  const { id = newId(), organizationId, name, roles, verifiedBy = null, grantedBy } = person
  const { lastName, firstName, patronymic } = name
  await tx
    .insertInto('people')
    .values({
      id,
      organization_id: organizationId,
      // A list from a file comes by no contract.
      last_name: withoutTurns(lastName),
      first_name: withoutTurns(firstName),
      patronymic: patronymic ? withoutTurns(patronymic) : null,
      post: person.post ? withoutTurns(person.post) : null,
      verified_at: verifiedBy ? now() : null,
      verified_by: verifiedBy,
    })
    .execute()
  await grantRoles(tx, id, roles, grantedBy)
  await seatPeople(tx, { organizationId, personIds: [id], actorId: grantedBy })
  await tellSchool(tx, organizationId, grantedBy)
  return id
}

export async function grantRoles(tx: Tx, personId: string, roles: Role[], grantedBy: string | null): Promise<void> {
  if (roles.length === 0) return
  await tx
    .insertInto('person_roles')
    .values([...new Set(roles)].map((role) => ({ person_id: personId, role, granted_by: grantedBy })))
    .onConflict((oc) => oc.doNothing())
    .execute()
}
