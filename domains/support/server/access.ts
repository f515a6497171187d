import type { Selectable } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import type { Database, Db } from '#server/db'
import { forbidden, notFound, unlessRefused } from '#server/errors'
import type { Actor } from '#server/operation'
import type { HelpSide } from '../contract.ts'

export type RequestRow = Selectable<Database['help_requests']>

export interface HeldRequest {
  row: RequestRow
  side: HelpSide
  /** Of the school's side and of whoever has asked; the operator is nobody in a school. */
  personId: string | null
}

export const noRequest = () =>
  notFound('Такого обращения нет или оно для вас закрыто', 'There is no such request, or it is closed to you')

/** The only way to hold a request: whoever has asked, the school's administration, and the operator where it was passed on. */
export async function accessRequest(
  db: Db,
  actor: Actor,
  requestId: string,
  { lock = false } = {},
): Promise<HeldRequest> {
  let found = db.selectFrom('help_requests').selectAll().where('id', '=', requestId)
  if (lock) found = found.forUpdate()
  const row = await found.executeTakeFirst()
  if (!row) throw noRequest()
  const hat = row.organization_id ? await unlessRefused(accessHat(db, actor, row.organization_id)) : null
  if (hat?.administers) return { row, side: 'school', personId: hat.personId }
  if (hat && hat.personId === row.person_id) return { row, side: 'asker', personId: hat.personId }
  if (actor.operator && (row.operator_state || !row.organization_id)) return { row, side: 'operator', personId: null }
  throw noRequest()
}

/** The same from the desk of the school. */
export async function accessAsSchool(db: Db, actor: Actor, requestId: string) {
  const held = await accessRequest(db, actor, requestId, { lock: true })
  if (held.side === 'school') return { row: held.row, personId: held.personId! }
  throw forbidden('Это решает администрация школы', 'That is for the administration of the school')
}

export async function accessDesk(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (hat.administers) return hat
  throw forbidden('Обращения разбирает администрация школы', 'Requests are for the administration of the school')
}
