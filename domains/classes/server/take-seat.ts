import { accessPerson } from '#domains/people'
import { isStaff } from '#rules/people'
import { note } from '#server/audit'
import { conflict, invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessClass, holdingOf } from './access.ts'
import { canLead, canSeat, isOnlyOne } from './policy.ts'
import { mayNotBuild, mayNotLead } from './refusals.ts'
import { accessSubject } from './subjects.ts'
import { findOnlyClasses, takeSeatOf } from './take-seat-of.ts'

export const takeSeat = handleCommand(contract.takeSeat, async ({ tx, actor, input }) => {
  const { class: row, hat, holding } = await accessClass(tx, actor, input.classId)
  const { part, subjectId } = input
  if (!canSeat(holding, part)) throw part === 'pupil' ? mayNotLead() : mayNotBuild()
  const { person, roles } = await accessPerson(tx, actor, input.personId)
  if (person.organization_id !== row.organization_id) throw notOfThisSchool()
  if (part === 'pupil' && !roles.includes('pupil')) throw notAPupil()
  if (part !== 'pupil' && !isStaff(roles)) throw notStaff()
  if (subjectId) {
    if (part !== 'teacher') throw noSubjectHere()
    await accessSubject(tx, row.organization_id, subjectId)
  }
  if (isOnlyOne(row.kind, part)) {
    const earlier = await findOnlyClasses(tx, person.id)
    if (!earlier.every((id) => canLead(holdingOf(hat, id)))) throw mayNotLead()
  }

  await takeSeatOf(tx, { classId: row.id, personId: person.id, part, subjectId, actorId: hat.personId })
  note(tx, {
    organizationId: row.organization_id,
    action: 'classes.takeSeat',
    byPersonId: hat.personId,
    object: { kind: 'class', id: row.id },
    about: person.id,
    details: { part, subject: subjectId ?? null },
  })
  return {}
})

const notOfThisSchool = () => invalid('Этот человек из другой школы', 'This person is of another school', 'personId')
const notAPupil = () =>
  conflict(
    'Учениками класса бывают обучающиеся. Добавьте ученика по имени',
    'Only pupils sit as pupils. Add a pupil by name',
    'personId',
  )
const notStaff = () =>
  conflict(
    'Класс ведёт сотрудник школы. Сначала дайте человеку роль',
    'Classes are led and taught by staff. Give the person a role first',
    'personId',
  )
const noSubjectHere = () =>
  invalid('Предмет указывают учителю-предметнику', 'A subject goes with a subject teacher', 'subjectId')
