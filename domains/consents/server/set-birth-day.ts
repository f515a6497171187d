import { accessPerson } from '#domains/people'
import { note } from '#server/audit'
import { forbidden, invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { ageOn } from '../rules.ts'
import { by } from './by.ts'
import { schoolDay } from './today.ts'

/** Typed where no list has brought it; the latest word counts. */
export const setBirthDay = handleCommand(contract.setBirthDay, async ({ tx, actor, input }) => {
  const { person, roles, hat, looking } = await accessPerson(tx, actor, input.personId)
  if (!(hat.administers || looking.led)) {
    throw forbidden(
      'День рождения указывают администрация и классный руководитель',
      'The day of birth is set by the administration and the class teacher',
    )
  }
  if (!roles.includes('pupil'))
    throw invalid('День рождения нужен только у обучающихся', 'Only pupils need it', 'personId')
  const age = ageOn(input.day, await schoolDay(tx, hat.organizationId))
  if (age < 4 || age > 25) throw invalid('Проверьте год рождения', 'Check the year of birth', 'day')
  const row = { person_id: person.id, day: input.day, set_by: hat.personId }
  await tx
    .insertInto('consent_birth_days')
    .values(row)
    .onConflict((oc) => oc.column('person_id').doUpdateSet({ day: row.day, set_by: row.set_by }))
    .execute()
  note(tx, { ...by(hat), action: 'consents.setBirthDay', about: person.id })
  return { day: input.day }
})
