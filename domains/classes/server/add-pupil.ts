import type { PersonName } from '#contract/people'
import { addPerson, viewPeople } from '#domains/people'
import { sameName } from '#rules/people'
import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessClass } from './access.ts'
import { mayNotLead } from './refusals.ts'
import { takeSeatOf } from './take-seat-of.ts'

export const addPupil = handleCommand(contract.addPupil, async ({ tx, actor, input }) => {
  const { class: row, hat, leads } = await accessClass(tx, actor, input.classId)
  if (!leads) throw mayNotLead()
  if (await hasNamesake(tx, row.id, input.name)) throw namesake()

  const { id, name } = input
  await addPerson(tx, { id, organizationId: row.organization_id, name, roles: ['pupil'], grantedBy: hat.personId })
  await takeSeatOf(tx, { classId: row.id, personId: id, part: 'pupil', actorId: hat.personId })
  note(tx, {
    organizationId: row.organization_id,
    action: 'classes.addPupil',
    byPersonId: hat.personId,
    object: { kind: 'class', id: row.id },
    about: id,
  })
  return (await viewPeople(tx, [id]))[0]!
})

async function hasNamesake(tx: Tx, classId: string, name: PersonName): Promise<boolean> {
  const pupils = await tx
    .selectFrom('class_seats')
    .innerJoin('people', 'people.id', 'person_id')
    .select(['last_name as lastName', 'first_name as firstName', 'patronymic'])
    .where('class_id', '=', classId)
    .where('part', '=', 'pupil')
    .where('class_seats.left_at', 'is', null)
    .execute()
  return pupils.some((pupil) => sameName({ ...pupil, patronymic: pupil.patronymic ?? undefined }, name))
}

const namesake = () =>
  conflict(
    'Такой ученик в классе уже есть. Полного тёзку запишите с отчеством',
    'There is such a pupil in the class already. Write a namesake with the patronymic',
    'name.lastName',
  )
