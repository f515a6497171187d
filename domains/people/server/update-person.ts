import { seatPeople } from '#domains/chats'
import { note } from '#server/audit'
import { forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { isStaff } from '../rules.ts'
import { accessPerson } from './access.ts'
import { canEdit } from './policy.ts'
import { tellHats, tellSchool } from './tell.ts'
import { viewPerson } from './views.ts'

/** Chats show names and kinship («мама Артёма»), so the guardians' cards are drawn again too. */
export const updatePerson = handleCommand(contract.updatePerson, async ({ tx, actor, input }) => {
  const { person, roles, hat, looking } = await accessPerson(tx, actor, input.personId)
  if (!canEdit(looking)) throw looking.administers ? mayNotEditGoverning() : mayNotEdit()

  const { lastName, firstName, patronymic } = input.name
  const post = isStaff(roles) && input.post !== undefined ? { post: input.post || null } : {}
  await tx
    .updateTable('people')
    .set({ last_name: lastName, first_name: firstName, patronymic: patronymic ?? null, ...post })
    .where('id', '=', person.id)
    .execute()
  note(tx, {
    organizationId: hat.organizationId,
    action: 'people.updatePerson',
    byPersonId: hat.personId,
    about: person.id,
  })
  const guardians = await tx
    .selectFrom('guardianships')
    .select('guardian_id')
    .where('pupil_id', '=', person.id)
    .execute()
  const personIds = [person.id, ...guardians.map(({ guardian_id }) => guardian_id)]
  await seatPeople(tx, { organizationId: hat.organizationId, personIds, actorId: hat.personId })
  await tellHats(tx, [person.id], hat.personId)
  await tellSchool(tx, hat.organizationId, hat.personId)
  return viewPerson(tx, person.id)
})

const mayNotEditGoverning = () =>
  forbidden(
    'Карточки тех, кто руководит школой, меняет администратор или директор',
    'The administrator or the director changes the cards of those who run the school',
  )
export const mayNotEdit = () =>
  forbidden(
    'Менять это может администрация, а учеников класса и их родителей ещё и классный руководитель',
    'The administration may change this; pupils of a class and their guardians, the class teacher too',
  )
