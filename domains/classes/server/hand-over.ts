import { accessPerson } from '#domains/people'
import { isStaff } from '#rules/people'
import { note } from '#server/audit'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { leaveSeatOf } from './leave-seat-of.ts'
import { refuseFuture } from './movements.ts'
import { mayNotBuild } from './refusals.ts'
import { takeSeatOf } from './take-seat-of.ts'

/** First the new teacher sits down, then the old one gets up: no class is without one for a moment. */
export const handOver = handleCommand(contract.handOver, async ({ tx, actor, input }) => {
  const { person: from, hat } = await accessPerson(tx, actor, input.fromPersonId)
  const { person: to, roles, hat: there } = await accessPerson(tx, actor, input.toPersonId)
  if (!hat.administers) throw mayNotBuild()
  if (hat.organizationId !== there.organizationId || !isStaff(roles)) throw notStaff()
  if (from.id === to.id) throw samePerson()
  await refuseFuture(tx, hat.organizationId, input.paper)
  const own = await tx
    .selectFrom('class_seats')
    .innerJoin('classes', 'classes.id', 'class_id')
    .select(['class_id', 'part', 'subject_id'])
    .where('person_id', '=', from.id)
    .where('left_at', 'is', null)
    .where('archived_at', 'is', null)
    .execute()
  let moved = 0
  for (const { classId, part, subjectId } of input.seats) {
    if (!own.some((seat) => seat.class_id === classId && seat.part === part && seat.subject_id === subjectId)) continue
    const seat = {
      classId,
      part,
      subjectId: subjectId ?? undefined,
      actorId: hat.personId,
      record: { paper: input.paper },
    }
    await takeSeatOf(tx, { ...seat, personId: to.id })
    await leaveSeatOf(tx, { ...seat, personId: from.id })
    moved += 1
  }
  if (moved === 0) throw nothingLeft()
  note(tx, {
    organizationId: hat.organizationId,
    action: 'classes.handOver',
    byPersonId: hat.personId,
    about: [from.id, to.id],
    details: { seats: moved },
  })
  return { moved }
})

const notStaff = () =>
  conflict(
    'Классы и предметы принимает сотрудник школы',
    'Only an employee takes classes and subjects over',
    'toPersonId',
  )
const samePerson = () => conflict('Выберите другого сотрудника', 'Choose another employee', 'toPersonId')
const nothingLeft = () =>
  conflict(
    'Этих классов и предметов у сотрудника уже нет. Обновите страницу',
    'The employee no longer has these classes and subjects. Load the page again',
    'seats',
  )
