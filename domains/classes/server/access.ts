import type { Selectable } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import type { Database, Db } from '#server/db'
import { notFound, refusedAs } from '#server/errors'
import type { Actor } from '#server/operation'
import { canLead, type Holding } from './policy.ts'

export type ClassRow = Selectable<Database['classes']>

/** The only way to hold a class: the administration holds all of its school, a teacher those with an own seat. */
export async function accessClass(db: Db, actor: Actor, classId: string) {
  const row = await db
    .selectFrom('classes')
    .selectAll()
    .where('id', '=', classId)
    .where('archived_at', 'is', null)
    .executeTakeFirst()
  if (!row) throw noClass()
  const hat = await refusedAs(accessHat(db, actor, row.organization_id), noClass)
  if (!hat.administers && !hat.taughtClassIds.includes(row.id)) throw noClass()
  const holding = holdingOf(hat, row.id)
  return { class: row, hat, holding, leads: canLead(holding) }
}

export const holdingOf = (hat: HatRow, classId: string): Holding => ({
  administers: hat.administers,
  classTeacher: hat.ledClassIds.includes(classId),
})

export const noClass = () =>
  notFound('Такого класса нет или он для вас закрыт', 'There is no such class, or it is closed to you')
