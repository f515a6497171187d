import { type SqlBool, sql } from 'kysely'
import { markSigned } from '#domains/announcements'
import { accessHat } from '#domains/people'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { conflict, refusedAs } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { isResponsible } from '../rules.ts'
import { findClass, noTask } from './access.ts'
import { tellResponsible } from './tell.ts'
import { viewTasks } from './views.ts'

/** «Сообщили»: the family knows, and stands in the announcement's list as everybody does. */
export const finishTask = handleCommand(contract.finishTask, async ({ tx, actor, input }) => {
  const task = await tx
    .selectFrom('delivery_tasks')
    .innerJoin('refusals', 'refusals.id', 'refusal_id')
    .select(['delivery_tasks.id', 'announcement_id', 'done_at', 'subject_id', 'applicant_id'])
    .select('delivery_tasks.organization_id')
    .where('delivery_tasks.id', '=', input.taskId)
    .forUpdate('delivery_tasks')
    .executeTakeFirst()
  if (!task) throw noTask()
  const hat = await refusedAs(accessHat(tx, actor, task.organization_id), noTask)
  if (!isResponsible(hat, await findClass(tx, task.subject_id))) throw noTask()
  if (task.done_at) throw conflict('Это уже сделано', 'That is done already')

  const told = input.outcome === 'told'
  await tx
    .updateTable('delivery_tasks')
    .set(told ? { done_at: now(), done_by: hat.personId } : { tries: sql<number>`tries + 1` })
    .where('id', '=', task.id)
    .execute()
  if (told) {
    const { announcement_id: announcementId, subject_id, applicant_id: personId } = task
    await markSigned(tx, { announcementId, personId, aboutIds: [subject_id], markedBy: hat.personId })
  }
  note(tx, {
    organizationId: task.organization_id,
    byPersonId: hat.personId,
    action: 'refusals.finishTask',
    about: [task.subject_id, task.applicant_id],
    object: { kind: 'announcement', id: task.announcement_id },
    details: { outcome: input.outcome },
  })
  await tellResponsible(tx, task.organization_id, [task.subject_id])
  const [view] = await viewTasks(tx, sql<SqlBool>`t.id = ${task.id}`)
  return view!
})
