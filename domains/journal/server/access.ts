import type { Selectable } from 'kysely'
import { accessHat, type HatRow } from '#domains/people'
import type { Database, Db } from '#server/db'
import { forbidden, notFound } from '#server/errors'
import type { Actor } from '#server/operation'

export type JournalRow = Selectable<Database['journals']>

/** The connection with the journal is the administration's. */
export async function accessOffice(db: Db, actor: Actor, organizationId: string): Promise<HatRow> {
  const hat = await accessHat(db, actor, organizationId)
  if (!hat.administers) {
    throw forbidden(
      'Журнал подключает администрация школы. Попросите администратора',
      'The journal is connected by the administration. Ask the school’s administrator',
    )
  }
  return hat
}

export const findJournal = (db: Db, organizationId: string): Promise<JournalRow | undefined> =>
  db.selectFrom('journals').selectAll().where('organization_id', '=', organizationId).executeTakeFirst()

/** The journal of a school that one runs. */
export async function accessJournal(db: Db, actor: Actor, organizationId: string) {
  const hat = await accessOffice(db, actor, organizationId)
  const row = await findJournal(db, organizationId)
  if (!row) throw notFound('Журнал ещё не подключён', 'No journal is connected yet')
  return { hat, row }
}
