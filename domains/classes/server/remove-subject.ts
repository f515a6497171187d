import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict, refusedAs } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { mayNotBuild } from './refusals.ts'
import { noSubject } from './subjects.ts'

export const removeSubject = handleCommand(contract.removeSubject, async ({ tx, actor, input }) => {
  const subject = await tx
    .selectFrom('subjects')
    .selectAll()
    .where('id', '=', input.subjectId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  if (!subject) throw noSubject()
  const hat = await refusedAs(accessHat(tx, actor, subject.organization_id), noSubject)
  if (!hat.administers) throw mayNotBuild()
  const taught = await tx
    .selectFrom('class_seats')
    .innerJoin('classes', 'classes.id', 'class_id')
    .select('classes.name')
    .distinct()
    .where('subject_id', '=', subject.id)
    .where('left_at', 'is', null)
    .execute()
  if (taught.length > 0) throw isTaught(taught.map(({ name }) => name).join(', '))

  await tx.updateTable('subjects').set({ removed_at: now() }).where('id', '=', subject.id).execute()
  note(tx, {
    organizationId: hat.organizationId,
    action: 'classes.removeSubject',
    byPersonId: hat.personId,
    object: { kind: 'subject', id: subject.id },
  })
  return {}
})

const isTaught = (classes: string) =>
  conflict(
    `Этот предмет ведут в классах: ${classes}. Сначала уберите его у педагогов`,
    `This subject is taught in ${classes}. Take it from the teachers first`,
  )
