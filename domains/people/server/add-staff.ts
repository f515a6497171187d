import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import type { PersonName } from '../contract.ts'
import * as contract from '../contract.ts'
import { sameName } from '../rules.ts'
import { accessHat } from './access.ts'
import { addPerson } from './add-person.ts'
import { hasNotJoined, mayNotAppoint } from './appointing.ts'
import { nameOf } from './names.ts'
import { canGovern } from './policy.ts'
import { viewPerson } from './views.ts'

export const addStaff = handleCommand(contract.addStaff, async ({ tx, actor, input }) => {
  const hat = await accessHat(tx, actor, input.organizationId)
  if (!hat.administers) throw mayNotAddStaff()
  if (!canGovern(hat.appoints, input.roles)) throw mayNotAppoint()
  if (input.roles.includes('additionalAdministrator')) throw hasNotJoined()

  const { id, organizationId, name, roles, post } = input
  if (await hasNamesake(tx, organizationId, name, post)) throw namesake()
  const by = { verifiedBy: hat.personId, grantedBy: hat.personId }
  await addPerson(tx, { id, organizationId, name, roles, post, ...by })
  note(tx, { organizationId, action: 'people.addStaff', byPersonId: hat.personId, about: id, details: { roles } })
  return viewPerson(tx, id)
})

/** Full namesakes happen; two of one post are one person written twice. */
async function hasNamesake(tx: Tx, organizationId: string, name: PersonName, post = ''): Promise<boolean> {
  const staff = await tx
    .selectFrom('people')
    .innerJoin('person_roles', 'person_id', 'people.id')
    .select(['last_name', 'first_name', 'patronymic', 'post'])
    .where('organization_id', '=', organizationId)
    .where('left_at', 'is', null)
    .where('role', 'not in', ['pupil', 'guardian'])
    .execute()
  return staff.some((one) => sameName(nameOf(one), name) && (one.post ?? '').toLowerCase() === post.toLowerCase())
}

const namesake = () =>
  conflict(
    'Такой сотрудник уже есть в списке. Полному тёзке укажите другую должность',
    'There is such an employee already. Give a full namesake another post',
    'name.lastName',
  )
const mayNotAddStaff = () =>
  forbidden(
    'Сотрудников добавляет администрация. Попросите администратора школы',
    'The administration adds staff. Ask the school’s administrator',
  )
