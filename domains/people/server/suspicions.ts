import type { Db } from '#server/db'
import type { PersonName, Role, Suspicion } from '../contract.ts'
import { faceOf, hasTwoAlphabets, isAlmost, mayBeSame } from '../rules/look-alike.ts'
import { isStaff } from '../rules.ts'
import { fullName, nameOf } from './names.ts'

export interface Listed {
  id: string
  name: PersonName
  fullName: string
  roles: Role[]
  joined: boolean
}

export interface Found {
  kind: Suspicion['kind']
  person: Listed
  other: Listed | null
}

/** Names worth a look, each person once. A record nobody has joined with is the school's own writing, and no false profile. */
export function findSuspicions(everybody: readonly Listed[]): Found[] {
  const staff = everybody.filter(({ roles }) => isStaff(roles)).map((one) => ({ one, face: faceOf(one.name) }))
  const byFace = Map.groupBy(everybody, ({ name }) => faceOf(name))
  return everybody.flatMap((person): Found[] => {
    if (!person.joined) return []
    const double = byFace.get(faceOf(person.name))?.find((other) => isDouble(person, other))
    if (double) return [{ kind: 'double', person, other: double }]
    const face = faceOf(person.name)
    const like = isStaff(person.roles) ? undefined : staff.find((other) => isAlmost(other.face, face))
    if (like) return [{ kind: 'likeStaff', person, other: like.one }]
    return hasTwoAlphabets(person.name) ? [{ kind: 'twoAlphabets', person, other: null }] : []
  })
}

/** Two of one kind; of two who have joined the pair is named once. */
function isDouble(person: Listed, other: Listed): boolean {
  if (person.id === other.id || kindOf(person) !== kindOf(other) || !mayBeSame(person.name, other.name)) return false
  return !other.joined || person.id < other.id
}

const kindOf = ({ roles }: Listed): 'staff' | 'pupil' | 'guardian' =>
  isStaff(roles) ? 'staff' : roles.includes('pupil') ? 'pupil' : 'guardian'

export async function readListed(db: Db, organizationId: string): Promise<Listed[]> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('person_roles', 'person_id', 'people.id')
    .select(['people.id', 'last_name', 'first_name', 'patronymic', 'account_id'])
    .select(({ fn }) => fn.agg<Role[]>('array_agg', ['role']).as('roles'))
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .groupBy('people.id')
    .orderBy('last_name')
    .orderBy('first_name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: nameOf(row),
    fullName: fullName(row),
    roles: row.roles,
    joined: row.account_id !== null,
  }))
}
