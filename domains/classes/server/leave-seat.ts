import { note } from '#server/audit'
import { notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessClass } from './access.ts'
import { leaveSeatOf } from './leave-seat-of.ts'
import { canSeat } from './policy.ts'
import { mayNotBuild, mayNotLead } from './refusals.ts'

export const leaveSeat = handleCommand(contract.leaveSeat, async ({ tx, actor, input }) => {
  const { class: row, hat, holding } = await accessClass(tx, actor, input.classId)
  const { personId, part, subjectId } = input
  if (!canSeat(holding, part)) throw part === 'pupil' ? mayNotLead() : mayNotBuild()
  if (!(await leaveSeatOf(tx, { classId: row.id, personId, part, subjectId, actorId: hat.personId }))) throw notSeated()
  note(tx, {
    organizationId: row.organization_id,
    action: 'classes.leaveSeat',
    byPersonId: hat.personId,
    object: { kind: 'class', id: row.id },
    about: personId,
    details: { part, subject: subjectId ?? null },
  })
  return {}
})

const notSeated = () => notFound('В этом классе его уже нет', 'This person is no longer in the class')
