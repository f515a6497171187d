import { note } from '#server/audit'
import { conflict, invalid } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessClass } from './access.ts'
import { viewLatest } from './movement-views.ts'
import { refuseFuture } from './movements.ts'
import { accessMoved } from './pupils.ts'
import { findOnlyClasses, takeSeatOf } from './take-seat-of.ts'

export const movePupil = handleCommand(contract.movePupil, async ({ tx, actor, input }) => {
  const { person, hat } = await accessMoved(tx, actor, input.personId)
  const { class: row } = await accessClass(tx, actor, input.classId)
  if (row.organization_id !== person.organization_id) throw otherSchool()
  await refuseFuture(tx, row.organization_id, input.paper)
  if ((await findOnlyClasses(tx, person.id)).includes(row.id)) throw alreadyThere(row.name)
  const record = { paper: input.paper }
  await takeSeatOf(tx, { classId: row.id, personId: person.id, part: 'pupil', actorId: hat.personId, record })
  note(tx, {
    organizationId: row.organization_id,
    action: 'classes.movePupil',
    byPersonId: hat.personId,
    about: person.id,
    object: { kind: 'class', id: row.id },
  })
  return viewLatest(tx, hat, person.id)
})

const otherSchool = () => invalid('Этот класс из другой школы', 'This class is of another school', 'classId')
const alreadyThere = (name: string) =>
  conflict(
    `Ученик уже в классе ${name}. Выберите другой`,
    `The pupil is in ${name} already. Choose another class`,
    'classId',
  )
