import { accessHat, type HatRow } from '#domains/people'
import type { Db } from '#server/db'
import { forbidden, notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'

export async function accessPlan(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (!hat.administers) throw notPlanner()
  return hat
}

/** The only way to hold a line: the administration, and whoever answers for it. */
export async function accessMove(db: Db, actor: Actor, moveId: string) {
  const row = await db.selectFrom('chat_moves').selectAll().where('id', '=', moveId).forUpdate().executeTakeFirst()
  if (!row) throw noMove()
  const hat = await refusedAs(accessHat(db, actor, row.organization_id), noMove)
  if (!hat.administers && row.responsible_id !== hat.personId) throw noMove()
  return { row, hat }
}

export const noMove = () =>
  notFound('Такого чата нет в списке или он не ваш', 'There is no such chat in the list, or it is not yours')

export const notPlanner = () =>
  forbidden('Список перевода ведёт администрация школы', 'The list is kept by the administration of the school')
