import { sql } from 'kysely'
import { accessHat, bringBack } from '#domains/people'
import { note } from '#server/audit'
import { notFound } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessClass, noClass } from './access.ts'
import { viewLatest } from './movement-views.ts'
import { recordMovements, refuseFuture } from './movements.ts'
import { mayNotMove } from './pupils.ts'
import { takeSeatOf } from './take-seat-of.ts'

export const returnPupil = handleCommand(contract.returnPupil, async ({ tx, actor, input }) => {
  const { organizationId, personId, classId, paper } = input
  const hat = await accessHat(tx, actor, organizationId)
  if (!hat.administers) throw mayNotMove()
  const { class: row } = await accessClass(tx, actor, classId)
  if (row.organization_id !== organizationId) throw noClass()
  const { rows } = await sql<{ id: string }>`
    select p.id from people p join person_roles r on r.person_id = p.id and r.role = 'pupil'
    where p.id = ${personId} and p.organization_id = ${organizationId} and p.left_at is not null for update of p`.execute(
    tx,
  )
  if (rows.length === 0) throw notGone()
  await refuseFuture(tx, organizationId, paper)
  await bringBack(tx, organizationId, [personId], hat.personId)
  await takeSeatOf(tx, { classId, personId, part: 'pupil', actorId: hat.personId, record: false })
  const movement = { personId, kind: 'returned' as const, fromClassId: null, toClassId: classId }
  await recordMovements(tx, organizationId, [movement], { actorId: hat.personId, paper })
  note(tx, {
    organizationId,
    action: 'classes.returnPupil',
    byPersonId: hat.personId,
    about: personId,
    object: { kind: 'class', id: classId },
  })
  return viewLatest(tx, hat, personId)
})

const notGone = () => notFound('Среди выбывших такого ученика нет', 'There is no such pupil among those who left')
