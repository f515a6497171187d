import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { sameName } from '../rules.ts'
import { accessPerson } from './access.ts'
import { addPerson } from './add-person.ts'
import { bindGuardian } from './bind-guardian.ts'
import { nameOf } from './names.ts'
import { canEdit } from './policy.ts'
import { viewPerson } from './views.ts'

export const addGuardian = handleCommand(contract.addGuardian, async ({ tx, actor, input }) => {
  const { person: pupil, roles, hat, looking } = await accessPerson(tx, actor, input.pupilId)
  if (!canEdit(looking)) throw mayNotBind()
  if (!roles.includes('pupil')) throw notAPupil()
  const { id, guardian, relation } = input
  const { organizationId, personId: createdBy } = hat

  let guardianId = id
  if ('personId' in guardian) {
    const known = await accessPerson(tx, actor, guardian.personId)
    if (known.roles.includes('pupil') || known.hat.organizationId !== organizationId) throw notAnAdult()
    guardianId = known.person.id
  } else {
    if (await isBound(tx, pupil.id, guardian.name)) throw alreadyBound()
    await addPerson(tx, { id, organizationId, name: guardian.name, roles: ['guardian'], grantedBy: createdBy })
  }
  note(tx, {
    organizationId,
    action: 'people.addGuardian',
    byPersonId: createdBy,
    about: [guardianId, pupil.id],
    details: { relation },
  })
  await bindGuardian(tx, { guardianId, pupilId: pupil.id, relation, createdBy })
  return viewPerson(tx, guardianId)
})

async function isBound(tx: Tx, pupilId: string, name: contract.PersonName): Promise<boolean> {
  const guardians = await tx
    .selectFrom('guardianships')
    .innerJoin('people', 'people.id', 'guardian_id')
    .select(['last_name', 'first_name', 'patronymic'])
    .where('pupil_id', '=', pupilId)
    .where('left_at', 'is', null)
    .execute()
  return guardians.some((guardian) => sameName(nameOf(guardian), name))
}

export const mayNotBind = () =>
  forbidden(
    'Родителей привязывает администрация или классный руководитель',
    'The administration or the class teacher binds guardians',
  )
const notAPupil = () => conflict('Родителя привязывают к обучающемуся', 'A guardian is bound to a pupil', 'pupilId')
const notAnAdult = () =>
  conflict(
    'Обучающийся не может быть чьим-то законным представителем',
    'A pupil cannot be a guardian',
    'guardian.personId',
  )
const alreadyBound = () =>
  conflict('Этот родитель уже привязан к ребёнку', 'This guardian is already bound to the child', 'guardian.name')
