import type { Db } from '#server/db'
import type { Hat } from '../contract.ts'
import { greetingName, isStaff } from '../rules.ts'
import { fullName } from './names.ts'
import { canAdminister, canAppointAdministrators } from './policy.ts'
import { shortNameOf } from './school-name.ts'
import { readChildren, viewPeople } from './views.ts'

/** What an account is, in every school; the one joined first comes first. */
export async function viewHats(db: Db, accountId: string): Promise<Hat[]> {
  const rows = await db
    .selectFrom('people')
    .innerJoin('organizations', 'organizations.id', 'organization_id')
    .select(['people.id', 'organization_id', 'name', 'short_name', 'kind', 'municipality', 'time_zone'])
    .where('account_id', '=', accountId)
    .where('left_at', 'is', null)
    .orderBy('joined_at')
    .execute()
  const ids = rows.map(({ id }) => id)
  const people = await viewPeople(db, ids)
  const children = ids.length > 0 ? await readChildren(db, ids, true) : []
  return rows.flatMap((row) => {
    const person = people.find(({ id }) => id === row.id)
    if (!person) return []
    return {
      personId: row.id,
      organization: {
        id: row.organization_id,
        name: row.name,
        shortName: row.short_name || shortNameOf(row.name),
        kind: row.kind,
        municipality: row.municipality,
        timeZone: row.time_zone,
      },
      name: person.name,
      greetingName: greetingName(person.name, person.roles),
      roles: person.roles,
      confirmed: person.verified || !isStaff(person.roles),
      post: person.post,
      classes: person.classes.map(({ id, name, part }) => ({ id, name, part })),
      children: viewChildren(children.filter(({ guardian_id }) => guardian_id === row.id)),
      can: {
        administer: canAdminister(person.roles),
        appoint: canAppointAdministrators(person.roles),
        leadClasses: person.classes.some(({ part }) => part === 'classTeacher'),
      },
    }
  })
}

/** By the first name, as a family does; namesakes bear their whole name. */
const viewChildren = (children: Awaited<ReturnType<typeof readChildren>>): Hat['children'] =>
  children.map((child) => ({
    id: child.id,
    name:
      children.filter(({ first_name }) => first_name === child.first_name).length > 1
        ? fullName(child)
        : child.first_name,
    classId: child.class_id,
    className: child.class_name,
  }))
