import { accessHat } from '#domains/people'
import type { Db } from '#server/db'
import { notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'
import { findMovements } from './movement-views.ts'

/** The only way to change a record of movement: the administration of its school. To others it is not there. */
export async function accessMovement(db: Db, actor: Actor, movementId: string) {
  const found = await db
    .selectFrom('movements')
    .select('organization_id')
    .where('id', '=', movementId)
    .where('undone_at', 'is', null)
    .executeTakeFirst()
  if (!found) throw noMovement()
  const hat = await refusedAs(accessHat(db, actor, found.organization_id), noMovement)
  if (!hat.administers) throw noMovement()
  const [row] = await findMovements(db, { organizationId: hat.organizationId, movementId })
  return { row: row!, hat }
}

const noMovement = () =>
  notFound('Такой записи о движении нет или она вам не видна', 'There is no such record, or it is not open to you')
