import { bringBack, leaveSchool } from '#domains/people'
import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { conflict, forbidden } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessMovement } from './access-movement.ts'
import { leaveSeatOf } from './leave-seat-of.ts'
import { isUndoable, type MovementRow, mayBringBack, viewMovement } from './movement-views.ts'
import { undoMovements } from './movements.ts'
import { takeSeatOf } from './take-seat-of.ts'

export const undoMovement = handleCommand(contract.undoMovement, async ({ tx, actor, input }) => {
  const { row, hat } = await accessMovement(tx, actor, input.movementId)
  if (!isUndoable(row)) throw notTheLatest()
  if (!mayBringBack(row, hat)) throw byThoseWhoAppoint()
  await turnBack(tx, row, hat.personId)
  await undoMovements(tx, [row.id], hat.personId)
  note(tx, {
    organizationId: hat.organizationId,
    action: 'classes.undoMovement',
    byPersonId: hat.personId,
    about: row.person_id,
    details: { kind: row.kind },
  })
  return viewMovement({ ...row, latest: false }, hat)
})

async function turnBack(tx: Tx, row: MovementRow, actorId: string): Promise<void> {
  const { person_id: personId, organization_id: organizationId, from_class_id: from, to_class_id: to } = row
  const part = row.kind === 'tookClass' || row.kind === 'gaveClass' ? ('classTeacher' as const) : ('pupil' as const)
  const seat = { personId, part, actorId, record: false as const }
  if (from) await refuseClosed(tx, from)
  if (row.kind === 'left') {
    const taught = await findTaught(tx, personId)
    await bringBack(tx, organizationId, [personId], actorId)
    for (const one of taught) await takeSeatOf(tx, { personId, ...one, actorId, record: false })
  }
  if (row.kind === 'returned') {
    await leaveSchool(tx, organizationId, [personId], actorId)
    await forgetLatest(tx, personId)
    return
  }
  // Taking the old seat gives up the new one by itself: a pupil has one класс.
  if (from) await takeSeatOf(tx, { ...seat, classId: from })
  else if (to) await leaveSeatOf(tx, { ...seat, classId: to })
}

/** Classes and subjects that a teacher had on the day of leaving: the same moment ended them. */
async function findTaught(tx: Tx, personId: string) {
  const rows = await tx
    .selectFrom('class_seats as s')
    .innerJoin('people as p', 'p.id', 's.person_id')
    .innerJoin('classes as c', 'c.id', 's.class_id')
    .leftJoin('subjects as j', 'j.id', 's.subject_id')
    .select(['s.class_id', 's.part', 's.subject_id'])
    .where('s.person_id', '=', personId)
    .where('s.part', '!=', 'pupil')
    .where('c.archived_at', 'is', null)
    .where('j.removed_at', 'is', null)
    .whereRef('s.left_at', '>=', 'p.left_at')
    .execute()
  return rows.map(({ class_id, part, subject_id }) => ({ classId: class_id, part, subjectId: subject_id ?? undefined }))
}

/** Leaving writes a record of itself, which is not one of this undoing. */
async function forgetLatest(tx: Tx, personId: string): Promise<void> {
  const latest = await tx
    .selectFrom('movements')
    .select('id')
    .where('person_id', '=', personId)
    .where('kind', '=', 'left')
    .orderBy('made_at', 'desc')
    .executeTakeFirstOrThrow()
  await tx.deleteFrom('movements').where('id', '=', latest.id).execute()
}

async function refuseClosed(tx: Tx, classId: string): Promise<void> {
  const row = await tx
    .selectFrom('classes')
    .select(['name', 'archived_at'])
    .where('id', '=', classId)
    .executeTakeFirstOrThrow()
  if (!row.archived_at) return
  throw conflict(
    `Класса ${row.name} больше нет: он в архиве. Переведите ученика в нужный класс`,
    `There is no class ${row.name} any more: it is archived. Move the pupil into the right class`,
  )
}

const byThoseWhoAppoint = () =>
  forbidden(
    'Руководителей, заместителей и администраторов возвращает администратор или директор',
    'The administrator or the director brings heads, deputies and administrators back',
  )
const notTheLatest = () =>
  conflict(
    'Отменить можно только последнее движение человека. Сначала отмените то, что было позже',
    'Only the latest movement of a person can be taken back. Take the later one back first',
  )
