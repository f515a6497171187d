import { bringBack, leaveSchool } from '#domains/people'
import { note } from '#server/audit'
import type { Tx } from '#server/db'
import { conflict } from '#server/errors'
import { handleCommand } from '#server/operation'
import * as contract from '../contract.ts'
import { accessMovement } from './access-movement.ts'
import { leaveSeatOf } from './leave-seat-of.ts'
import { isUndoable, type MovementRow, viewMovement } from './movement-views.ts'
import { undoMovements } from './movements.ts'
import { takeSeatOf } from './take-seat-of.ts'

export const undoMovement = handleCommand(contract.undoMovement, async ({ tx, actor, input }) => {
  const { row, hat } = await accessMovement(tx, actor, input.movementId)
  if (!isUndoable(row)) throw notTheLatest()
  await turnBack(tx, row, hat.personId)
  await undoMovements(tx, [row.id], hat.personId)
  note(tx, {
    organizationId: hat.organizationId,
    action: 'classes.undoMovement',
    byPersonId: hat.personId,
    about: row.person_id,
    details: { kind: row.kind },
  })
  return viewMovement({ ...row, latest: false }, true)
})

async function turnBack(tx: Tx, row: MovementRow, actorId: string): Promise<void> {
  const { person_id: personId, organization_id: organizationId, from_class_id: from, to_class_id: to } = row
  const part = row.kind === 'tookClass' || row.kind === 'gaveClass' ? ('classTeacher' as const) : ('pupil' as const)
  const seat = { personId, part, actorId, record: false as const }
  if (from) await refuseClosed(tx, from)
  if (row.kind === 'left') await bringBack(tx, organizationId, [personId], actorId)
  if (row.kind === 'returned') {
    await leaveSchool(tx, organizationId, [personId], actorId)
    await forgetLatest(tx, personId)
    return
  }
  // Taking the old seat gives up the new one by itself: a pupil has one класс.
  if (from) await takeSeatOf(tx, { ...seat, classId: from })
  else if (to) await leaveSeatOf(tx, { ...seat, classId: to })
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

const notTheLatest = () =>
  conflict(
    'Отменить можно только последнее движение человека. Сначала отмените то, что было позже',
    'Only the latest movement of a person can be taken back. Take the later one back first',
  )
