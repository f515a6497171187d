import { type SqlBool, sql } from 'kysely'
import { note } from '#server/audit'
import { now } from '#server/clock'
import { notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { expected, ofClasses } from './expected.ts'
import { accessNames } from './names.ts'
import { tellProgressSoon } from './tell-progress.ts'
import { progressOf } from './views.ts'

/** A signature on the printed sheet counts as much as a press; who has marked it stands beside it. */
export const markOnPaper = handleCommand(contract.markOnPaper, async ({ tx, actor, input }) => {
  const { row, hat, classIds } = await accessNames(tx, actor, input.announcementId)
  const which = sql<SqlBool>`a.id = ${row.id} and s.person_id = ${input.personId}`
  const asked = await sql<{ about_id: string }>`
    select e.about_id from (${expected(which)}) e
     where e.about_id = ${input.aboutId} and ${classIds ? ofClasses(classIds) : sql<SqlBool>`true`}`.execute(tx)
  if (asked.rows.length === 0) throw notFound('Такой строки в списке нет', 'There is no such row in the list')

  const key = { announcement_id: row.id, person_id: input.personId, about_id: input.aboutId }
  const changed = input.on
    ? await tx
        .insertInto('acknowledgements')
        .values({ ...key, at: now(), way: 'paper', marked_by: hat.personId })
        .onConflict((oc) => oc.doNothing())
        .returning('about_id')
        .execute()
    : await tx
        .deleteFrom('acknowledgements')
        .where((eb) => eb.and({ ...key, way: 'paper' }))
        .returning('about_id')
        .execute()
  note(tx, {
    organizationId: row.organization_id,
    action: 'announcements.markOnPaper',
    byPersonId: hat.personId,
    object: { kind: 'announcement', id: row.id },
    about: [input.personId, input.aboutId],
    details: { on: input.on },
  })
  if (changed.length > 0) await tellProgressSoon(tx, row.id)
  return progressOf(tx, row.id)
})
